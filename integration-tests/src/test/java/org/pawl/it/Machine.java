package org.pawl.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What runs on this machine, as the kernel tells it. */
final class Machine {

  private Machine() {}

  /** Every network namespace some process is in, by inode. */
  static Set<String> networkNamespaces() {
    Set<String> found = new TreeSet<>();
    for (Path process : processes()) {
      networkNamespace(process).ifPresent(found::add);
    }
    return found;
  }

  /** Those of the processes that mention the text, but for the namespace of this test itself. */
  static Set<String> networkNamespacesMentioning(String text) {
    Set<String> found = new TreeSet<>();
    for (Path process : processes()) {
      if (commandLine(process).contains(text)) {
        networkNamespace(process).ifPresent(found::add);
      }
    }
    networkNamespace(Path.of("/proc/self")).ifPresent(found::remove);
    return found;
  }

  private static Optional<String> networkNamespace(Path process) {
    try {
      return Optional.of(Files.readSymbolicLink(process.resolve("ns/net")).toString());
    } catch (IOException e) {
      return Optional.empty(); // it ended while we looked, or it is a kernel thread
    }
  }

  /** The command lines of all processes that mention the text. */
  static Set<String> processesMentioning(String text) {
    Set<String> found = new TreeSet<>();
    for (Path process : processes()) {
      String commandLine = commandLine(process);
      if (commandLine.contains(text)) {
        found.add(process.getFileName() + ": " + commandLine);
      }
    }
    return found;
  }

  private static String commandLine(Path process) {
    try {
      return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
          .replace('\0', ' ');
    } catch (IOException e) {
      return ""; // ended while we looked
    }
  }

  private static Iterable<Path> processes() {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries.filter(p -> p.getFileName().toString().matches("\\d+")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
