package org.pawl.vnfm.vnfpkgm;

import java.util.List;

/**
 * A connection point of a VDU: one network interface of its virtual machines (SOL001 6.8.4, IFA011
 * 7.1.6.4).
 *
 * @param id the node template's name
 * @param order which interface it is: 0 is eth0
 */
public record VduCpd(
    String id, String description, int order, CpRole role, List<String> layerProtocols) {

  public VduCpd {
    layerProtocols = List.copyOf(layerProtocols);
  }

  /** The interface's name in the guest, such as {@code eth1}. */
  public String guestInterface() {
    return "eth" + order;
  }
}
