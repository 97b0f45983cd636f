package org.pawl.agent.function;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pawl.agent.dataplane.EngineCounters;
import org.pawl.agent.model.CpuUse;
import org.pawl.agent.model.DiskUse;
import org.pawl.agent.model.MemoryUse;

/** Processor time, memory and disk, as the kernel and the engine count them. */
public final class ResourceUse {
  private static final double NANOS = 1e9;

  private long lastBusyCycles;
  private long lastNanos = System.nanoTime();
  private double busyFraction;

  /**
   * Processor use; the workers' share is of the time since the last call with new counters, at
   * least half a second.
   */
  public synchronized CpuUse cpu(EngineCounters counters) {
    long now = System.nanoTime();
    double seconds = (now - lastNanos) / NANOS;
    if (seconds >= 0.5 && counters.workers() > 0 && counters.cyclesPerSecond() > 0) {
      double busy = (double) (counters.busyCycles() - lastBusyCycles) / counters.cyclesPerSecond();
      busyFraction = Math.clamp(busy / seconds / counters.workers(), 0.0, 1.0);
      lastBusyCycles = counters.busyCycles();
      lastNanos = now;
    }
    Duration process = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new CpuUse(process.toNanos() / NANOS, counters.workers(), busyFraction);
  }

  /** Memory use of the process and the guest. */
  public MemoryUse memory() {
    List<String> guest = lines("/proc/meminfo");
    return new MemoryUse(
        kibibytes(lines("/proc/self/status"), "VmRSS:"),
        kibibytes(guest, "MemTotal:"),
        kibibytes(guest, "MemAvailable:"));
  }

  /** Use of the file system that the guest was started from. */
  public DiskUse disk() {
    try {
      FileStore root = Files.getFileStore(Path.of("/"));
      return new DiskUse(root.getTotalSpace(), root.getUsableSpace());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the size of the file system cannot be read", e);
    }
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the kernel's " + file + " cannot be read", e);
    }
  }

  private static long kibibytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D+", "")))
        .findFirst()
        .orElse(0);
  }
}
