package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.pawl.vnfm.vim.VimFault;

/**
 * What is remembered of a process so that no other is ever taken for it: its id, when it started
 * (in clock ticks after the machine did), and in which run of the machine.
 */
record ProcessRecord(long pid, long startTime, String bootId) {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Duration DEATH = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLLING = Duration.ofMillis(20);

  /** The record of a process that runs now. */
  static ProcessRecord of(long pid) {
    return new ProcessRecord(
        pid,
        runningSince(pid)
            .orElseThrow(() -> new VimFault(VimFault.Kind.FAILED, "process " + pid + " has ended")),
        currentBoot());
  }

  static ProcessRecord parse(String text) {
    var fields = text.strip().split(" ", 3);
    return new ProcessRecord(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]);
  }

  String text() {
    return pid + " " + startTime + " " + bootId + "\n";
  }

  boolean isOfThisBoot() {
    return bootId.equals(currentBoot());
  }

  boolean isAlive() {
    return isOfThisBoot() && runningSince(pid).filter(since -> since == startTime).isPresent();
  }

  /**
   * Ends the process and, when it is the first of a namespace, all in it; returns when they have.
   */
  void kill() {
    if (!isAlive()) {
      return;
    }
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    var deadline = Instant.now().plus(DEATH);
    while (isAlive()) {
      if (Instant.now().isAfter(deadline)) {
        throw new VimFault(VimFault.Kind.FAILED, "process " + pid + " does not end");
      }
      Thread.onSpinWait();
    }
  }

  /** Asks the process to end, and ends it when it has not within a while. */
  void end() {
    if (!isAlive()) {
      return;
    }
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    var deadline = Instant.now().plus(PATIENCE);
    while (isAlive() && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(POLLING.toNanos());
    }
    kill();
  }

  private static String currentBoot() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The start time in /proc/PID/stat (proc(5), field 22), unless the process has ended. */
  private static Optional<Long> runningSince(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var ended = fields[0].equals("Z") || fields[0].equals("X");
      return ended ? Optional.empty() : Optional.of(Long.parseLong(fields[19]));
    } catch (IOException e) {
      return Optional.empty(); // there is no such process, or it ended while it was read
    }
  }
}
