package org.pawl.vnfm.vim;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A VIM that keeps its resources in memory; it obeys {@link VimContract} as the real ones do. */
public final class InMemoryVim implements Vim {

  private static final Network MANAGEMENT = new Network("mgmt", "mgmt");

  private final Map<String, Port> ports = new LinkedHashMap<>();
  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final Map<String, ServerRequest> requests = new LinkedHashMap<>();
  private final Map<String, List<String>> consoles = new LinkedHashMap<>();
  private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
  private int made;

  @Override
  public Optional<Network> findNetwork(String idOrName) {
    return idOrName.isBlank() ? Optional.empty() : Optional.of(new Network(idOrName, idOrName));
  }

  @Override
  public Network managementNetwork() {
    return MANAGEMENT;
  }

  @Override
  public synchronized Port createPort(PortRequest request) {
    var network =
        findNetwork(request.networkId())
            .orElseThrow(() -> notFound("network", request.networkId()));
    return findPortByTag(request.tag()).orElseGet(() -> newPort(request, network));
  }

  private Port newPort(PortRequest request, Network network) {
    made++;
    var port =
        new Port(
            UUID.randomUUID().toString(),
            request.name(),
            request.tag(),
            network.id(),
            "02:00:00:00:%02x:%02x".formatted(made / 256, made % 256),
            network.equals(MANAGEMENT) ? List.of("192.0.2." + lowestFreeHost()) : List.of());
    ports.put(port.id(), port);
    return port;
  }

  private int lowestFreeHost() {
    var taken = ports.values().stream().flatMap(port -> port.addresses().stream()).toList();
    for (int host = 2; host < 255; host++) {
      if (!taken.contains("192.0.2." + host)) {
        return host;
      }
    }
    throw new VimFault(VimFault.Kind.NO_CAPACITY, "all management addresses are taken");
  }

  @Override
  public synchronized Optional<Port> findPortByTag(Tag tag) {
    return ports.values().stream().filter(port -> port.tag().equals(tag)).findFirst();
  }

  @Override
  public synchronized void deletePort(String portId) {
    holder(portId)
        .ifPresent(server -> {
          throw new VimFault(
              VimFault.Kind.CONFLICT, "port " + portId + " is held by server " + server.id());
        });
    ports.remove(portId);
  }

  private Optional<Server> holder(String portId) {
    return servers.values().stream()
        .filter(server -> server.portIds().contains(portId))
        .findFirst();
  }

  @Override
  public synchronized Server createServer(ServerRequest request) {
    var standing = findServerByTag(request.tag());
    if (standing.isPresent()) {
      return standing.get();
    }
    for (var portId : request.portIds()) {
      if (!ports.containsKey(portId)) {
        throw notFound("port", portId);
      }
      if (holder(portId).isPresent()) {
        throw new VimFault(VimFault.Kind.CONFLICT, "port " + portId + " is held already");
      }
    }
    if (request.snapshotId() != null && !snapshots.containsKey(request.snapshotId())) {
      throw notFound("snapshot", request.snapshotId());
    }
    var server =
        new Server(
            UUID.randomUUID().toString(),
            request.name(),
            request.tag(),
            ServerStatus.ACTIVE,
            request.portIds(),
            null);
    servers.put(server.id(), server);
    requests.put(server.id(), request);
    consoles.put(server.id(), new ArrayList<>(List.of("started " + request.name())));
    return server;
  }

  @Override
  public synchronized Optional<Server> findServerByTag(Tag tag) {
    return servers.values().stream().filter(server -> server.tag().equals(tag)).findFirst();
  }

  @Override
  public synchronized Optional<Server> server(String serverId) {
    return Optional.ofNullable(servers.get(serverId));
  }

  @Override
  public synchronized void stopServer(String serverId) {
    become(serverId, ServerStatus.STOPPED);
  }

  @Override
  public synchronized void startServer(String serverId) {
    become(serverId, ServerStatus.ACTIVE);
  }

  private void become(String serverId, ServerStatus status) {
    var server = server(serverId).orElseThrow(() -> notFound("server", serverId));
    if (server.status() != status) {
      servers.put(
          serverId,
          new Server(serverId, server.name(), server.tag(), status, server.portIds(), null));
      consoles.computeIfPresent(
          serverId,
          (id, console) -> {
            console.add(status == ServerStatus.ACTIVE ? "started again" : "stopped");
            return console;
          });
    }
  }

  @Override
  public synchronized void deleteServer(String serverId) {
    servers.remove(serverId);
    requests.remove(serverId);
    consoles.remove(serverId);
  }

  @Override
  public synchronized Snapshot createSnapshot(String serverId, String name, Tag tag) {
    return findSnapshotByTag(tag)
        .orElseGet(() -> {
          if (!servers.containsKey(serverId)) {
            throw notFound("server", serverId);
          }
          var snapshot = new Snapshot(UUID.randomUUID().toString(), name, tag, Instant.now());
          snapshots.put(snapshot.id(), snapshot);
          return snapshot;
        });
  }

  @Override
  public synchronized Optional<Snapshot> findSnapshotByTag(Tag tag) {
    return snapshots.values().stream().filter(each -> each.tag().equals(tag)).findFirst();
  }

  @Override
  public synchronized void deleteSnapshot(String snapshotId) {
    snapshots.remove(snapshotId);
  }

  @Override
  public synchronized List<String> consoleLog(String serverId, int lines) {
    var console = consoles.get(serverId);
    if (console == null) {
      throw notFound("server", serverId);
    }
    return List.copyOf(console.subList(Math.max(0, console.size() - lines), console.size()));
  }

  @Override
  public synchronized InetSocketAddress managementAddress(String serverId) {
    var server = server(serverId).orElseThrow(() -> notFound("server", serverId));
    return server.portIds().stream()
        .map(ports::get)
        .filter(port -> port != null && port.networkId().equals(MANAGEMENT.id()))
        .map(port -> InetSocketAddress.createUnresolved(port.addresses().getFirst(), 8443))
        .findFirst()
        .orElseThrow(() -> notFound("management port of server", serverId));
  }

  @Override
  public URI agentGateway() {
    return URI.create("https://192.0.2.1:8444");
  }

  /** Lets a server fail, as if its first process had died. */
  public synchronized void fail(String serverId, String fault) {
    servers.computeIfPresent(
        serverId,
        (id, server) ->
            new Server(
                id, server.name(), server.tag(), ServerStatus.ERROR, server.portIds(), fault));
  }

  /** All servers that stand. */
  public synchronized List<Server> servers() {
    return List.copyOf(servers.values());
  }

  /** All snapshots that are kept. */
  public synchronized List<Snapshot> snapshots() {
    return List.copyOf(snapshots.values());
  }

  /** All ports that stand. */
  public synchronized List<Port> ports() {
    return List.copyOf(ports.values());
  }

  /** The wish with which a standing server was made. */
  public synchronized ServerRequest requestOf(String serverId) {
    var request = requests.get(serverId);
    if (request == null) {
      throw notFound("server", serverId);
    }
    return request;
  }

  private static VimFault notFound(String what, String id) {
    return new VimFault(VimFault.Kind.NOT_FOUND, "there is no " + what + " " + id);
  }
}
