package org.pawl.vnfm.vim.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.ServerRequest;

/** Writes what a guest is told at its start, in the layout of OpenStack's config drive. */
final class ConfigDrive {

  private final StateDirectory state;
  private final Subnet subnet;

  ConfigDrive(StateDirectory state, Subnet subnet) {
    this.state = state;
    this.subnet = subnet;
  }

  void write(Path directory, String serverId, ServerRequest request, List<Port> ports) {
    var latest = directory.resolve("openstack", "latest");
    state.write(latest.resolve("user_data"), request.userData());
    state.writeJson(
        latest.resolve("meta_data.json"),
        Map.of(
            "uuid", serverId,
            "name", request.name(),
            "hostname", hostname(request.name()),
            "meta", request.tag().asMap()));
    state.writeJson(latest.resolve("network_data.json"), networkData(ports));
  }

  /** The name as a label of RFC 1123: what is not a letter or a digit becomes a hyphen. */
  static String hostname(String name) {
    var label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    label = label.substring(0, Math.min(label.length(), 63)).replaceAll("^-|-$", "");
    return label.isEmpty() ? "server" : label;
  }

  private Map<String, Object> networkData(List<Port> ports) {
    var links = new ArrayList<Map<String, Object>>();
    var networks = new ArrayList<Map<String, Object>>();
    for (int index = 0; index < ports.size(); index++) {
      var port = ports.get(index);
      var link = "eth" + index;
      links.add(link(link, port));
      for (var address : port.addresses()) {
        networks.add(network("network" + networks.size(), link, port, address));
      }
    }
    return Map.of("links", links, "networks", networks, "services", List.of());
  }

  private static Map<String, Object> link(String id, Port port) {
    var link = new LinkedHashMap<String, Object>();
    link.put("id", id);
    link.put("vif_id", port.id());
    link.put("type", "bridge");
    link.put("ethernet_mac_address", port.macAddress());
    link.put("mtu", 1500);
    return link;
  }

  private Map<String, Object> network(String id, String link, Port port, String address) {
    var network = new LinkedHashMap<String, Object>();
    network.put("id", id);
    network.put("network_id", port.networkId());
    network.put("link", link);
    network.put("type", "ipv4");
    network.put("ip_address", address);
    network.put("netmask", subnet.netmask());
    network.put("routes", List.of());
    return network;
  }
}
