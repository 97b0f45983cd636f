package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** What the local VIM of one state directory has left on the machine, seen from outside of it. */
final class Traces {

  private final Path state;

  Traces(Path state) {
    this.state = state;
  }

  /** Processes that run with this state directory: by their arguments, or as children of such. */
  Set<Long> processes() {
    var found = new TreeSet<Long>();
    for (var process : ProcessHandle.allProcesses().toList()) {
      if (process.pid() != ProcessHandle.current().pid()
          && commandLine(process.pid()).contains(state.toString())) {
        found.add(process.pid());
        process.descendants().forEach(descendant -> found.add(descendant.pid()));
      }
    }
    return found;
  }

  /**
   * Waits until none of those processes is left: what watched over an ended process ends a moment
   * after it.
   */
  void awaitNoProcess() {
    LocalVims.retry(this::commandLines, List::isEmpty);
  }

  private List<String> commandLines() {
    return processes().stream()
        .map(pid -> pid + " " + commandLine(pid).replace('\0', ' '))
        .toList();
  }

  /** Namespaces of those processes that are not this test's own. */
  Set<String> namespaces() {
    var found = new TreeSet<String>();
    processes().forEach(pid -> found.addAll(namespacesOf(pid)));
    found.removeAll(namespacesOf(ProcessHandle.current().pid()));
    return found;
  }

  Set<String> stillThere(Set<String> namespaces) {
    var there = new TreeSet<String>();
    ProcessHandle.allProcesses().forEach(process -> there.addAll(namespacesOf(process.pid())));
    there.retainAll(namespaces);
    return there;
  }

  List<String> machineLinks() throws IOException {
    try (var links = Files.list(Path.of("/sys/class/net"))) {
      return links.map(Path::toString).sorted().toList();
    }
  }

  List<String> files() throws IOException {
    try (var files = Files.list(state)) {
      return files.map(file -> state.relativize(file).toString()).sorted().toList();
    }
  }

  /** The features of a link in the fabric, as ethtool(8) prints them. */
  String features(String link) {
    return inFabric("ethtool", "-k", link);
  }

  /** The bridges in the fabric, each with its MAC address. */
  List<String> bridges() {
    return inFabric("ip", "-brief", "link", "show", "type", "bridge")
        .lines()
        .map(line -> line.split("\\s+"))
        .map(words -> words[0] + " " + words[2])
        .toList();
  }

  private String inFabric(String... arguments) {
    var programs = new Programs();
    var directory = new StateDirectory(state);
    var fabric = new Fabric(programs, directory, new Keeper(programs, directory, 0));
    var command = new ArrayList<>(fabric.enterNetwork(fabric.pid()));
    command.addAll(List.of(arguments));
    return programs.run(command);
  }

  void kill(String directory) {
    record(directory).kill();
  }

  void terminate(String directory) {
    ProcessHandle.of(record(directory).pid()).orElseThrow().destroy();
  }

  void awaitEnd(String directory) {
    await("the end of " + directory, () -> !record(directory).isAlive());
  }

  void killAgent() {
    var agents = processes().stream().filter(pid -> commandLine(pid).startsWith("sh\0-c")).toList();
    for (var agent : agents) {
      ProcessHandle.of(agent).ifPresent(ProcessHandle::destroyForcibly);
    }
    if (agents.isEmpty()) {
      throw new AssertionError("no agent runs");
    }
  }

  void await(String what, Callable<Boolean> condition) {
    LocalVims.retry(condition, met -> met);
  }

  private ProcessRecord record(String directory) {
    return new StateDirectory(state).process(state.resolve(directory)).orElseThrow();
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  private static Set<String> namespacesOf(long pid) {
    try (var links = Files.list(Path.of("/proc", Long.toString(pid), "ns"))) {
      return links.map(Traces::target).collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of(); // it has ended, or is another user's
    } catch (UncheckedIOException e) {
      return Set.of();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
