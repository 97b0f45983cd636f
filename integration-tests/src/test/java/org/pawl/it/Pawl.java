package org.pawl.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Pawl of its own for tests, started with {@code ./pawl up} as the README says, with its own
 * state, ports, database and local VIM.
 */
final class Pawl implements AutoCloseable {

  private static final Path HOME =
      Path.of(System.getProperty("pawl.home", "..")).toAbsolutePath().normalize();
  private static final Path OUTPUT = Path.of(System.getProperty("pawl.output", "target"));

  private static final Pattern GUEST = Pattern.compile(" guest .*/servers/([0-9a-f-]{36})");

  private final Path state;
  private final int port;
  private final Shell shell;

  private Pawl(String name, int port, Map<String, String> settings) {
    this.port = port;
    this.state = OUTPUT.toAbsolutePath().resolve("state-" + name);
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PAWL_STATE", state.toString());
    environment.put("PAWL_PORT", Integer.toString(port));
    environment.put("PAWL_AGENT_PORT", Integer.toString(port + 1));
    this.shell = new Shell(HOME, environment);
  }

  /** Starts a Pawl with an empty database. */
  static Pawl startFresh(String name, int port) {
    return startFresh(name, port, Map.of());
  }

  /**
   * Starts a Pawl with an empty database.
   *
   * @param settings more of its environment
   */
  static Pawl startFresh(String name, int port, Map<String, String> settings) {
    Pawl pawl = new Pawl(name, port, settings);
    pawl.close();
    pawl.up();
    return pawl;
  }

  /** Starts whatever of it is not running. */
  void up() {
    shell.succeed("./pawl", "up", "--detach", "--no-build");
  }

  /** Kills the VNFM as a power cut would; database and guests stay. */
  void killVnfm() {
    ProcessHandle vnfm = ProcessHandle.of(vnfmPid()).orElseThrow();
    vnfm.destroyForcibly();
    vnfm.onExit().join();
  }

  long vnfmPid() {
    return Long.parseLong(read("vnfm.pid"));
  }

  Vnfm vnfm() {
    return new Vnfm(port, read("ca.pem"), secret("orchestrator"));
  }

  String secret(String name) {
    return read("secrets/" + name);
  }

  int port() {
    return port;
  }

  Path state() {
    return state;
  }

  static Path home() {
    return HOME;
  }

  static Path output() {
    return OUTPUT.toAbsolutePath();
  }

  Shell shell() {
    return shell;
  }

  /** Adds a host to a network of the local VIM. */
  TrafficHost host(String name, String network, String address) {
    shell.succeed("./pawl", "host", "add", name, "--network", network, "--address", address);
    return new TrafficHost(name, shell);
  }

  /** Adds a host that reaches other subnets through a gateway. */
  TrafficHost host(String name, String network, String address, String gateway) {
    shell.succeed(
        "./pawl",
        "host",
        "add",
        name,
        "--network",
        network,
        "--address",
        address,
        "--gateway",
        gateway);
    return new TrafficHost(name, shell);
  }

  /** The ids of the servers that its local VIM runs, as the kernel's process table shows them. */
  Set<String> guests() {
    return Machine.processesMentioning(state.toString()).stream()
        .map(GUEST::matcher)
        .filter(Matcher::find)
        .map(guest -> guest.group(1))
        .collect(Collectors.toSet());
  }

  /** The network namespaces in which its guests, hosts and bridges are now. */
  Set<String> networkNamespaces() {
    return Machine.networkNamespacesMentioning(state.toString());
  }

  /** Waits until nobody is in any of these namespaces, so that the kernel has removed them. */
  static void awaitEndOf(Set<String> namespaces) {
    Vnfm.await(
        "the end of the network namespaces " + namespaces,
        Duration.ofSeconds(10),
        () -> Collections.disjoint(namespaces, Machine.networkNamespaces()));
  }

  /** Waits until it runs this many guests, no more and no fewer. */
  void awaitGuests(int count, String when) {
    Vnfm.await(count + " guests " + when, Duration.ofSeconds(10), () -> guests().size() == count);
  }

  /** The agents' processes: the programs, not what supervises them. */
  List<ProcessHandle> agents() {
    Set<String> supervisors =
        Machine.processesMentioning(state.toString()).stream()
            .filter(line -> GUEST.matcher(line).find())
            .map(line -> line.substring(0, line.indexOf(':')))
            .collect(Collectors.toSet());
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .filter(process -> supervisors.contains(parent(process)))
        .toList();
  }

  private static String parent(ProcessHandle process) {
    return process.parent().map(parent -> Long.toString(parent.pid())).orElse("");
  }

  /** A connection to its database, for looking and for blocking a journal write. */
  Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + read("postgresql/port") + "/postgres",
        "pawl",
        secret("postgres"));
  }

  /** Stops all and removes all data. */
  @Override
  public void close() {
    shell.succeed("./pawl", "down", "--purge");
  }

  private String read(String file) {
    try {
      return Files.readString(state.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
