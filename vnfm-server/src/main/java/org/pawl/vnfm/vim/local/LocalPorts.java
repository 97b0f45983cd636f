package org.pawl.vnfm.vim.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.PortRequest;
import org.pawl.vnfm.vim.Tag;

/** The ports of a state directory. A port's file is written before its bridge is made. */
final class LocalPorts {

  private final StateDirectory state;
  private final Fabric fabric;
  private final ManagementNetwork management;

  LocalPorts(StateDirectory state, Fabric fabric, ManagementNetwork management) {
    this.state = state;
    this.fabric = fabric;
    this.management = management;
  }

  Port create(PortRequest request) {
    var port = findByTag(request.tag()).orElseGet(() -> remember(request));
    makeNetworkOf(port);
    return port;
  }

  /**
   * Makes the port's bridge, if need be; the machine may have restarted since the port was made.
   */
  void makeNetworkOf(Port port) {
    fabric.join(port.networkId(), port.id());
    if (ManagementNetwork.holds(port)) {
      management.ensureGateway();
    }
  }

  private Port remember(PortRequest request) {
    var id = UUID.randomUUID();
    var onManagement = request.networkId().equals(ManagementNetwork.NETWORK.id());
    var port =
        new Port(
            id.toString(),
            request.name(),
            request.tag(),
            request.networkId(),
            macAddress(id),
            onManagement ? List.of(freeAddress()) : List.of());
    state.writeJson(file(port.id()), port);
    return port;
  }

  private String freeAddress() {
    return management
        .subnet()
        .lowestFree(
            all().stream().flatMap(port -> port.addresses().stream()).collect(Collectors.toSet()));
  }

  /** Locally administered, unicast (IEEE 802, 8.4), and the same for the port's whole life. */
  private static String macAddress(UUID id) {
    var hex = id.toString().replace("-", "").getBytes(StandardCharsets.US_ASCII);
    return "02:"
        + HexFormat.ofDelimiter(":")
            .formatHex(HexFormat.of().parseHex(new String(hex, 22, 10, StandardCharsets.US_ASCII)));
  }

  Optional<Port> find(String portId) {
    return LocalId.of(portId).flatMap(id -> state.readJson(file(id), Port.class));
  }

  Optional<Port> findByTag(Tag tag) {
    return all().stream().filter(port -> port.tag().equals(tag)).findFirst();
  }

  void delete(Port port) {
    fabric.disconnect(port.id());
    if (ManagementNetwork.holds(port) && fabric.isLastUser(port.networkId(), port.id())) {
      management.removeGateway();
    }
    fabric.leave(port.networkId(), port.id());
    state.delete(file(port.id()));
    state.deleteIfEmpty(state.path("ports"));
  }

  private List<Port> all() {
    return state.list(state.path("ports")).stream()
        .filter(path -> path.toString().endsWith(".json"))
        .flatMap(path -> state.readJson(path, Port.class).stream())
        .toList();
  }

  private Path file(String portId) {
    return state.path("ports", portId + ".json");
  }
}
