package org.pawl.vnfm.vim.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pawl.vnfm.vim.Network;
import org.pawl.vnfm.vim.Port;

/** The network on which guests and the VNFM meet at the gateway's address. */
final class ManagementNetwork {

  static final Network NETWORK = new Network("mgmt", "mgmt");
  static final int GATEWAY_PORT = 8444;

  private final StateDirectory state;
  private final Fabric fabric;
  private final Relays relays;
  private final Subnet subnet;
  private final int vnfmPort;

  ManagementNetwork(
      StateDirectory state, Fabric fabric, Relays relays, Subnet subnet, int vnfmPort) {
    this.state = state;
    this.fabric = fabric;
    this.relays = relays;
    this.subnet = subnet;
    this.vnfmPort = vnfmPort;
  }

  static boolean holds(Port port) {
    return port.networkId().equals(NETWORK.id());
  }

  Subnet subnet() {
    return subnet;
  }

  /** Makes the gateway reachable, unless it is; one that leads elsewhere is made anew. */
  void ensureGateway() {
    fabric.setAddress(NETWORK.id(), subnet.gateway() + "/" + subnet.prefixLength());
    if (!isGatewayAlive()) {
      relays.toVnfm(directory(), subnet.gateway(), GATEWAY_PORT, vnfmPort);
      state.write(leadsTo(), wanted());
    }
  }

  /** Whether guests reach this very VNFM. */
  boolean isGatewayAlive() {
    return relays.isAlive(directory()) && state.read(leadsTo()).equals(Optional.of(wanted()));
  }

  private String wanted() {
    return "%s %d %s".formatted(subnet.gateway(), vnfmPort, fabric.identity());
  }

  void removeGateway() {
    relays.stop(directory());
  }

  /**
   * Lets the VNFM reach the server with these ports, unless it can; answers the port on 127.0.0.1
   * that leads there, or 0 when the server has no management port.
   */
  int ensureRelay(Path directory, List<Port> ports, int wantedPort) {
    var managed = ports.stream().filter(ManagementNetwork::holds).findFirst();
    if (managed.isEmpty() || relays.isAlive(directory)) {
      return wantedPort;
    }
    return relays.toAgent(directory, managed.get().addresses().getFirst(), wantedPort);
  }

  boolean isRelayAlive(Path directory) {
    return relays.isAlive(directory);
  }

  void removeRelay(Path directory) {
    relays.stop(directory);
  }

  private Path directory() {
    return state.path("gateway");
  }

  private Path leadsTo() {
    return directory().resolve("leads-to");
  }
}
