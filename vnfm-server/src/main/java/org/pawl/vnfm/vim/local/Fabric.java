package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.VimFault;
import tools.jackson.databind.json.JsonMapper;

/**
 * The network namespace that holds all bridges, inside a user namespace when this user may not make
 * one otherwise. It comes with the first user of a network and goes with the last one.
 */
final class Fabric {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long NET_ADMIN_AND_SYS_ADMIN = 1L << 12 | 1L << 21;

  private final Programs programs;
  private final StateDirectory state;
  private final Keeper keeper;

  Fabric(Programs programs, StateDirectory state, Keeper keeper) {
    this.programs = programs;
    this.state = state;
    this.keeper = keeper;
  }

  /** The fabric's first process, unless it has ended. */
  Optional<ProcessRecord> process() {
    return state.process(directory()).filter(ProcessRecord::isAlive);
  }

  /**
   * Puts a user on a network; the fabric and the bridge come into being when they are not there.
   */
  void join(String network, String user) {
    state.write(users(network).resolve(user), network + "\n");
    if (process().isEmpty()) {
      start();
    }
    ensureBridge(bridge(network));
  }

  /** Takes a user from a network; the bridge and the fabric go when they have no other. */
  void leave(String network, String user) {
    state.delete(users(network).resolve(user));
    if (!state.deleteIfEmpty(users(network))) {
      return;
    }
    removeLink(bridge(network));
    if (state.deleteIfEmpty(state.path("networks"))) {
      process().ifPresent(ProcessRecord::kill);
      state.delete(directory());
    }
  }

  /** Whether this user, and no other, is on the network. */
  boolean isLastUser(String network, String user) {
    return state.list(users(network)).equals(List.of(users(network).resolve(user)));
  }

  /** Gives the bridge of a network an address of its own. */
  void setAddress(String network, String address) {
    change(List.of("addr replace " + address + " dev " + bridge(network)));
  }

  /** Lays a veth pair from the port's bridge into the namespace of a process. */
  void connect(Port port, String guestInterface, long guest) {
    var link = link(port.id());
    removeLink(link);
    change(
        List.of(
            "link add %s type veth peer name %s address %s netns %d"
                .formatted(link, guestInterface, port.macAddress(), guest),
            "link set dev " + link + " addrgenmode none",
            "link set dev " + link + " master " + bridge(port.networkId()),
            "link set dev " + link + " up"));
    programs.run(
        inNetwork(List.of("ethtool", "-K", link, "tx", "off", "tso", "off", "gso", "off")));
  }

  /** Takes a port's veth pair away, with its end in the guest, when there is one. */
  void disconnect(String portId) {
    removeLink(link(portId));
  }

  /** Arguments that run a program with this fabric's right to make namespaces. */
  List<String> enterUser() {
    var pid = pid();
    return ownsUserNamespace(pid)
        ? List.of("nsenter", "--target", "" + pid, "--user", "--preserve-credentials")
        : List.of();
  }

  /** Arguments that run a program in the network namespace of a process in this fabric. */
  List<String> enterNetwork(long pid) {
    var enter = new ArrayList<>(List.of("nsenter", "--target", "" + pid, "--net"));
    if (ownsUserNamespace(pid)) {
      enter.addAll(List.of("--user", "--preserve-credentials"));
    }
    return enter;
  }

  /**
   * What tells this fabric from one that stood before or will stand after it; empty without one.
   */
  String identity() {
    return process().map(ProcessRecord::text).orElse("");
  }

  long pid() {
    return process()
        .orElseThrow(() -> new VimFault(VimFault.Kind.FAILED, "the fabric does not run"))
        .pid();
  }

  private void start() {
    state.makeDirectory(directory());
    var own =
        mayMakeNamespaces() ? List.of("--net") : List.of("--user", "--map-root-user", "--net");
    try (var kept =
        keeper.start(List.of(), own, directory(), directory().resolve("log"), List.of("hold"))) {
      kept.go();
    }
    change(List.of("link set dev lo up"));
  }

  private void ensureBridge(String bridge) {
    var changes = new ArrayList<String>();
    if (!links().contains(bridge)) {
      changes.add(
          "link add name "
              + bridge
              + " address "
              + address(bridge)
              + " type bridge mcast_snooping 0");
    }
    changes.add("link set dev " + bridge + " addrgenmode none");
    changes.add("link set dev " + bridge + " up");
    change(changes);
  }

  private void removeLink(String link) {
    if (process().isEmpty() || !links().contains(link)) {
      return;
    }
    try {
      change(List.of("link del dev " + link));
    } catch (VimFault e) {
      if (links().contains(link)) {
        throw e; // else the kernel has just removed it with the other end's namespace
      }
    }
  }

  private void change(List<String> changes) {
    programs.run(inNetwork(List.of("ip", "-batch", "-")), String.join("\n", changes) + "\n");
  }

  private Set<String> links() {
    var links = JSON.readTree(programs.run(inNetwork(List.of("ip", "-json", "link", "show"))));
    return StreamSupport.stream(links.spliterator(), false)
        .map(link -> link.path("ifname").asString())
        .collect(Collectors.toSet());
  }

  private List<String> inNetwork(List<String> command) {
    var all = new ArrayList<>(enterNetwork(pid()));
    all.addAll(command);
    return all;
  }

  private Path directory() {
    return state.path("fabric");
  }

  private Path users(String network) {
    return state.path("networks", bridge(network));
  }

  /** The kernel allows 15 characters, a network's name may have more: so a hash of it is taken. */
  private static String bridge(String network) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(network.getBytes(StandardCharsets.UTF_8));
      return "br" + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A MAC address of the bridge's own. Without one it has the lowest of its ports', and with a port
   * that goes the gateway would get another than the guests know.
   */
  private static String address(String bridge) {
    return "02" + bridge.substring(2, 12).replaceAll("..", ":$0");
  }

  private static String link(String portId) {
    return "p" + portId.replace("-", "").substring(0, 12);
  }

  /** Whether this process may make network namespaces without a user namespace of its own. */
  static boolean mayMakeNamespaces() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("CapEff:"))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .allMatch(held -> (held & NET_ADMIN_AND_SYS_ADMIN) == NET_ADMIN_AND_SYS_ADMIN);
    } catch (IOException e) {
      throw new VimFault(VimFault.Kind.FAILED, "cannot read /proc/self/status", null, e);
    }
  }

  private static boolean ownsUserNamespace(long pid) {
    try {
      var theirs = Files.readSymbolicLink(Path.of("/proc", "" + pid, "ns", "user"));
      return !theirs.equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
    } catch (IOException e) {
      throw new VimFault(VimFault.Kind.FAILED, "process " + pid + " has ended", null, e);
    }
  }
}
