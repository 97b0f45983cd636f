package org.pawl.vnfm.vim.local;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.pawl.vnfm.vim.Network;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.PortRequest;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerRequest;
import org.pawl.vnfm.vim.Snapshot;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vim.VimFault;

/**
 * Servers as Linux namespaces on this machine. Every change is made under the lock of the state
 * directory; what only reads takes no lock.
 */
final class LocalVim implements Vim {

  private final StateLock lock;
  private final LocalPorts ports;
  private final LocalServers servers;
  private final LocalSnapshots snapshots;
  private final Subnet subnet;

  LocalVim(LocalVimProperties properties, GuestProgram program) {
    var programs = new Programs();
    var state = new StateDirectory(properties.stateDir());
    var keeper = new Keeper(programs, state, properties.consoleLimit().toBytes());
    var fabric = new Fabric(programs, state, keeper);
    subnet = Subnet.parse(properties.managementSubnet());
    var relays = new Relays(state, keeper, fabric);
    var management = new ManagementNetwork(state, fabric, relays, subnet, properties.vnfmPort());
    lock = new StateLock(programs, state);
    ports = new LocalPorts(state, fabric, management);
    snapshots = new LocalSnapshots(state);
    servers =
        new LocalServers(
            state,
            programs,
            keeper,
            fabric,
            management,
            snapshots,
            program,
            properties.mountPoint());
  }

  /** Any name that fits in one line is a network: it comes into being with its first port. */
  @Override
  public Optional<Network> findNetwork(String idOrName) {
    var fits =
        !idOrName.isBlank()
            && idOrName.length() <= 255
            && idOrName.chars().noneMatch(Character::isISOControl);
    return fits ? Optional.of(new Network(idOrName, idOrName)) : Optional.empty();
  }

  @Override
  public Network managementNetwork() {
    return ManagementNetwork.NETWORK;
  }

  @Override
  public Port createPort(PortRequest request) {
    if (findNetwork(request.networkId()).isEmpty()) {
      throw notFound("network '" + request.networkId() + "'");
    }
    return lock.hold(() -> ports.create(request));
  }

  @Override
  public Optional<Port> findPortByTag(Tag tag) {
    return ports.findByTag(tag);
  }

  @Override
  public void deletePort(String portId) {
    if (ports.find(portId).isEmpty()) {
      return;
    }
    lock.hold(() -> {
      servers.clearHalfMade();
      requireFree(portId);
      ports.find(portId).ifPresent(ports::delete);
      return portId;
    });
  }

  @Override
  public Server createServer(ServerRequest request) {
    return servers.status(
        lock.hold(() -> {
          servers.clearHalfMade();
          return servers.findByTag(request.tag()).orElseGet(() -> newServer(request));
        }));
  }

  private ServerRecord newServer(ServerRequest request) {
    var held =
        request.portIds().stream()
            .map(id -> ports.find(id).orElseThrow(() -> notFound("port " + id)))
            .toList();
    request.portIds().forEach(this::requireFree);
    if (request.snapshotId() != null) {
      snapshots.disk(request.snapshotId());
    }
    held.forEach(ports::makeNetworkOf);
    return servers.create(request, held);
  }

  private void requireFree(String portId) {
    servers
        .findByPort(portId)
        .ifPresent(holder -> {
          throw new VimFault(
              VimFault.Kind.CONFLICT,
              "server %s holds port %s; delete the server first".formatted(holder.id(), portId));
        });
  }

  @Override
  public Optional<Server> findServerByTag(Tag tag) {
    var found = servers.findByTag(tag);
    if (found.isPresent() && !found.get().whole()) {
      found =
          lock.hold(() -> {
            servers.clearHalfMade();
            return servers.findByTag(tag);
          });
    }
    return found.map(servers::status);
  }

  @Override
  public Optional<Server> server(String serverId) {
    return servers.find(serverId).map(servers::status);
  }

  @Override
  public void stopServer(String serverId) {
    lock.hold(() -> {
      servers.stop(record(serverId));
      return serverId;
    });
  }

  @Override
  public void startServer(String serverId) {
    lock.hold(() -> {
      var server = record(serverId);
      if (servers.isStopped(server)) {
        powerOn(server);
      }
      return serverId;
    });
  }

  @Override
  public void deleteServer(String serverId) {
    if (servers.find(serverId).isEmpty()) {
      return;
    }
    lock.hold(() -> {
      servers.find(serverId).ifPresent(servers::delete);
      return serverId;
    });
  }

  @Override
  public Snapshot createSnapshot(String serverId, String name, Tag tag) {
    return lock.hold(() -> {
      snapshots.clearHalfMade();
      return snapshots
          .findByTag(tag)
          .orElseGet(() -> snapshots.create(servers.disk(record(serverId).id()), name, tag));
    });
  }

  @Override
  public Optional<Snapshot> findSnapshotByTag(Tag tag) {
    return snapshots.findByTag(tag);
  }

  @Override
  public void deleteSnapshot(String snapshotId) {
    lock.hold(() -> {
      snapshots.delete(snapshotId);
      return snapshotId;
    });
  }

  @Override
  public List<String> consoleLog(String serverId, int lines) {
    return servers.console(record(serverId), lines);
  }

  @Override
  public InetSocketAddress managementAddress(String serverId) {
    var server = record(serverId);
    if (server.relayPort() == 0) {
      throw notFound("management port of server " + serverId);
    }
    var port = servers.isCutOff(server) ? lock.hold(() -> revive(serverId)) : server.relayPort();
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /**
   * Starts the servers that ran when the machine, or the local VIM with all it runs, went down; and
   * lets the agents of servers that run reach this VNFM, which may listen elsewhere than before.
   */
  void resume() {
    if (!servers.poweredOff().isEmpty()) {
      lock.hold(() -> servers.poweredOff().stream().map(this::powerOn).toList());
    }
    if (!servers.cutOff().isEmpty()) {
      lock.hold(() -> servers.cutOff().stream().map(server -> revive(server.id())).toList());
    }
  }

  private ServerRecord powerOn(ServerRecord server) {
    var held = portsOf(server);
    held.forEach(ports::makeNetworkOf);
    return servers.powerOn(server, held);
  }

  private int revive(String serverId) {
    var server = record(serverId);
    return servers.reviveRelay(server, portsOf(server));
  }

  private List<Port> portsOf(ServerRecord server) {
    return server.portIds().stream().flatMap(id -> ports.find(id).stream()).toList();
  }

  @Override
  public URI agentGateway() {
    return URI.create("https://" + subnet.gateway() + ":" + ManagementNetwork.GATEWAY_PORT);
  }

  private ServerRecord record(String serverId) {
    return servers.find(serverId).orElseThrow(() -> notFound("server " + serverId));
  }

  private static VimFault notFound(String what) {
    return new VimFault(VimFault.Kind.NOT_FOUND, "there is no " + what);
  }
}
