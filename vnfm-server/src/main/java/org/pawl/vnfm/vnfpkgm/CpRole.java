package org.pawl.vnfm.vnfpkgm;

import java.util.Optional;

/**
 * What an interface of a Click VNF is for; its order in the VDU tells: 0 is the agent's, and order
 * n is port n - 1 of the Click configuration.
 */
public enum CpRole {
  /** The agent's, out of reach of the Click configuration. */
  MANAGEMENT("management"),
  /** Port 0 of the Click configuration. */
  IN("in"),
  /** Port 1 of the Click configuration. */
  OUT("out"),
  /** Port 2 of the Click configuration, and so on. */
  PORT_2("port2"),
  PORT_3("port3"),
  PORT_4("port4"),
  PORT_5("port5"),
  PORT_6("port6"),
  PORT_7("port7");

  private final String portName;

  CpRole(String portName) {
    this.portName = portName;
  }

  /** The name that the guest knows the interface by. */
  public String portName() {
    return portName;
  }

  /** The role of the interface with this order. */
  static Optional<CpRole> ofOrder(int order) {
    return order >= 0 && order < values().length ? Optional.of(values()[order]) : Optional.empty();
  }
}
