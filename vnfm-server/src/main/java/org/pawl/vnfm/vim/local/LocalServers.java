package org.pawl.vnfm.vim.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerRequest;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vim.VimFault;

/**
 * The servers of a state directory. A server's file is written before anything of it is made, and
 * says that it is whole when all is made; the process itself ends when its maker dies in between.
 */
final class LocalServers {

  private static final String RECORD = "server.json";
  private static final String POWERED_OFF = "powered-off";
  private static final String STOPPED = "stopped";

  private final StateDirectory state;
  private final Programs programs;
  private final Keeper keeper;
  private final Fabric fabric;
  private final ManagementNetwork management;
  private final LocalSnapshots snapshots;
  private final GuestProgram program;
  private final Path mountPoint;

  LocalServers(
      StateDirectory state,
      Programs programs,
      Keeper keeper,
      Fabric fabric,
      ManagementNetwork management,
      LocalSnapshots snapshots,
      GuestProgram program,
      Path mountPoint) {
    this.state = state;
    this.programs = programs;
    this.keeper = keeper;
    this.fabric = fabric;
    this.management = management;
    this.snapshots = snapshots;
    this.program = program;
    this.mountPoint = mountPoint;
  }

  ServerRecord create(ServerRequest request, List<Port> ports) {
    requireProgram();
    var intent =
        new ServerRecord(
            UUID.randomUUID().toString(),
            request.name(),
            request.tag(),
            request.portIds(),
            false,
            0,
            fabric.identity());
    state.writeJson(directory(intent.id()).resolve(RECORD), intent);
    try {
      return make(intent, request, ports);
    } catch (RuntimeException e) {
      delete(intent);
      throw e;
    }
  }

  private ServerRecord make(ServerRecord intent, ServerRequest request, List<Port> ports) {
    var directory = directory(intent.id());
    new ConfigDrive(state, management.subnet())
        .write(directory.resolve("config"), intent.id(), request, ports);
    state.makeDirectory(disk(intent.id()));
    if (request.snapshotId() != null) {
      state.copy(snapshots.disk(request.snapshotId()), disk(intent.id()));
    }
    state.makeDirectory(directory.resolve("console"));
    return run(intent, ports);
  }

  private ServerRecord run(ServerRecord server, List<Port> ports) {
    var directory = directory(server.id());
    try (var guest = start(directory, server.name())) {
      connect(ports, guest.record().pid());
      var relayPort = management.ensureRelay(directory.resolve("relay"), ports, server.relayPort());
      guest.go();
      var whole = server.on(fabric.identity()).withRelayPort(relayPort).asWhole();
      state.writeJson(directory.resolve(RECORD), whole);
      return whole;
    }
  }

  /** The servers that ran when the machine, or {@code clean.sh --keep}, took everything down. */
  List<ServerRecord> poweredOff() {
    return all().stream()
        .filter(ServerRecord::whole)
        .filter(server -> !isToBeStopped(server))
        .filter(this::isPoweredOff)
        .toList();
  }

  private boolean isPoweredOff(ServerRecord server) {
    return Files.exists(directory(server.id()).resolve(POWERED_OFF))
        || status(server).status() == ServerStatus.GONE;
  }

  /** Starts a server again with the disk and the config drive it had. */
  ServerRecord powerOn(ServerRecord server, List<Port> ports) {
    requireProgram();
    var running = isAlive(server) ? server : run(server, ports);
    state.delete(directory(server.id()).resolve(POWERED_OFF));
    state.delete(directory(server.id()).resolve(STOPPED));
    return running;
  }

  /**
   * Ends what runs in a server: its first process is asked to end, so that the agent can, and is
   * killed when it does not. The wish is written down first, so that nobody starts it meanwhile.
   */
  void stop(ServerRecord server) {
    var directory = directory(server.id());
    state.write(directory.resolve(STOPPED), "");
    state.process(directory).ifPresent(ProcessRecord::end);
    management.removeRelay(directory.resolve("relay"));
    server.portIds().forEach(fabric::disconnect);
  }

  /** Whether a server was stopped, or was about to be. */
  boolean isStopped(ServerRecord server) {
    return server.whole() && isToBeStopped(server);
  }

  private boolean isToBeStopped(ServerRecord server) {
    return Files.exists(directory(server.id()).resolve(STOPPED));
  }

  private boolean isAlive(ServerRecord server) {
    return state.process(directory(server.id())).filter(ProcessRecord::isAlive).isPresent();
  }

  private void requireProgram() {
    for (var file : program.neededFiles()) {
      if (Files.notExists(file)) {
        throw new VimFault(
            VimFault.Kind.FAILED,
            file + ", which a guest runs, does not exist; build it, or mend pawl.vim.local.*");
      }
    }
  }

  private Kept start(Path directory, String name) {
    var namespaces = List.of("--net", "--mount", "--uts");
    var arguments = new ArrayList<>(List.of("guest", ConfigDrive.hostname(name)));
    arguments.addAll(List.of(directory.toString(), state.root().toString(), mountPoint.toString()));
    program.neededDirectories().forEach(needed -> arguments.add(needed.toString()));
    arguments.add("--");
    arguments.addAll(program.command());
    var log = directory.resolve("console", "console.log");
    return keeper.start(fabric.enterUser(), namespaces, directory, log, arguments);
  }

  private void connect(List<Port> ports, long guest) {
    var changes = new ArrayList<>(List.of("link set dev lo up"));
    for (int index = 0; index < ports.size(); index++) {
      var port = ports.get(index);
      var name = "eth" + index;
      fabric.connect(port, name, guest);
      changes.add("link set dev " + name + " addrgenmode none");
      for (var address : port.addresses()) {
        changes.add(
            "addr add %s/%d dev %s".formatted(address, management.subnet().prefixLength(), name));
      }
      changes.add("link set dev " + name + " up");
    }
    var command = new ArrayList<>(fabric.enterNetwork(guest));
    command.addAll(List.of("ip", "-batch", "-"));
    programs.run(command, String.join("\n", changes) + "\n");
  }

  Optional<ServerRecord> find(String serverId) {
    return LocalId.of(serverId)
        .flatMap(id -> state.readJson(directory(id).resolve(RECORD), ServerRecord.class));
  }

  Optional<ServerRecord> findByTag(Tag tag) {
    return all().stream().filter(server -> server.tag().equals(tag)).findFirst();
  }

  Optional<ServerRecord> findByPort(String portId) {
    return all().stream().filter(server -> server.portIds().contains(portId)).findFirst();
  }

  /**
   * Clears what makers or deleters left that died at it; to be called by the lock's holder only.
   */
  void clearHalfMade() {
    all().stream().filter(server -> !server.whole()).forEach(this::delete);
    for (var directory : state.list(state.path("servers"))) {
      if (Files.notExists(directory.resolve(RECORD))) {
        state.delete(directory);
      }
    }
  }

  void delete(ServerRecord server) {
    var directory = directory(server.id());
    management.removeRelay(directory.resolve("relay"));
    server.portIds().forEach(fabric::disconnect);
    state.process(directory).ifPresent(ProcessRecord::kill);
    for (var entry : state.list(directory)) {
      if (!entry.endsWith(RECORD)) {
        state.delete(entry);
      }
    }
    state.delete(directory);
    state.deleteIfEmpty(state.path("servers"));
  }

  /**
   * Starts the relays again that have ended; answers the port on 127.0.0.1 that leads to the agent.
   */
  int reviveRelay(ServerRecord server, List<Port> ports) {
    var directory = directory(server.id());
    management.ensureGateway();
    var port = management.ensureRelay(directory.resolve("relay"), ports, server.relayPort());
    if (port != server.relayPort()) {
      state.writeJson(directory.resolve(RECORD), server.withRelayPort(port));
    }
    return port;
  }

  /** Whether the server runs, but the VNFM and its agent do not reach each other. */
  boolean isCutOff(ServerRecord server) {
    return server.relayPort() != 0
        && status(server).status() == ServerStatus.ACTIVE
        && !(management.isGatewayAlive()
            && management.isRelayAlive(directory(server.id()).resolve("relay")));
  }

  List<ServerRecord> cutOff() {
    return all().stream().filter(this::isCutOff).toList();
  }

  Server status(ServerRecord server) {
    if (!server.whole()) {
      return server.with(ServerStatus.BUILDING, null);
    }
    if (isToBeStopped(server) && !isAlive(server)) {
      return server.with(ServerStatus.STOPPED, null);
    }
    var process = state.process(directory(server.id()));
    if (process.isEmpty() || !process.get().isOfThisBoot()) {
      return server.with(ServerStatus.GONE, "the machine has restarted since; delete the server");
    }
    if (!process.get().isAlive()) {
      return server.with(
          ServerStatus.ERROR, "its first process has ended; the console log may tell why");
    }
    if (!server.fabric().equals(fabric.identity())) {
      return server.with(
          ServerStatus.ERROR, "the namespace that held its networks has ended; delete the server");
    }
    return server.with(ServerStatus.ACTIVE, null);
  }

  List<String> console(ServerRecord server, int lines) {
    var directory = directory(server.id()).resolve("console");
    var text = new StringBuilder();
    for (var name : List.of("console.log.1", "console.log")) {
      state.read(directory.resolve(name)).ifPresent(text::append);
    }
    var all = text.toString().lines().toList();
    return all.subList(Math.max(0, all.size() - Math.max(0, lines)), all.size());
  }

  private List<ServerRecord> all() {
    return state.list(state.path("servers")).stream()
        .flatMap(path -> state.readJson(path.resolve(RECORD), ServerRecord.class).stream())
        .toList();
  }

  /** What the guest keeps over restarts. */
  Path disk(String serverId) {
    return directory(serverId).resolve("state");
  }

  private Path directory(String serverId) {
    return state.path("servers", serverId);
  }
}
