package org.pawl.vnfm.vnfpm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.PortCounters;
import org.pawl.vnfm.vnfpm.Collected.Traffic;
import org.pawl.vnfm.vnfpm.Collected.Usage;

/** The reports of one VNFC as they come, summed up by short periods. Not safe for threads. */
final class Course {

  private final UUID vnfcId;
  private final TreeMap<Instant, Sum> sums = new TreeMap<>();
  private @Nullable AgentReport last;

  Course(UUID vnfcId) {
    this.vnfcId = vnfcId;
  }

  /** One period of a VNFC. */
  record Sum(UUID vnfcId, Instant start, Usage usage, Map<String, Traffic> traffic) {
    private Sum plus(Usage more, Map<String, Traffic> moreTraffic) {
      var all = new HashMap<>(traffic);
      moreTraffic.forEach((port, amount) -> all.merge(port, amount, Traffic::plus));
      return new Sum(vnfcId, start, usage.plus(more), Map.copyOf(all));
    }
  }

  void add(AgentReport report) {
    var start = Period.SHORT.startOf(report.receivedAt());
    var sum =
        sums.getOrDefault(start, new Sum(vnfcId, start, Usage.NONE, Map.of()))
            .plus(usage(report), traffic(last, report));
    sums.put(start, sum);
    last = report;
  }

  /** Takes out the periods that ended before a moment. */
  List<Sum> endedBefore(Instant moment) {
    var ended = sums.headMap(Period.SHORT.startOf(moment), false);
    var taken = List.copyOf(ended.values());
    ended.clear();
    return taken;
  }

  /** Takes out all there is. */
  List<Sum> all() {
    var taken = new ArrayList<>(sums.values());
    sums.clear();
    return taken;
  }

  /**
   * The engine polls, so its process always is busy; what counts is the part of the time in which
   * it had packets.
   */
  private static Usage usage(AgentReport report) {
    var cpu = 100 * report.workerBusyFraction();
    var memory = percentInUse(report.totalBytes(), report.availableBytes());
    var diskTotal = report.diskTotalBytes();
    var diskAvailable = report.diskAvailableBytes();
    if (diskTotal == null || diskAvailable == null) {
      return new Usage(1, cpu, cpu, memory, memory, 0, 0, 0);
    }
    var disk = percentInUse(diskTotal, diskAvailable);
    return new Usage(1, cpu, cpu, memory, memory, 1, disk, disk);
  }

  private static double percentInUse(long total, long available) {
    return total <= 0 ? 0 : 100.0 * (total - available) / total;
  }

  /**
   * What was counted since the report before. Of the first report that this VNFM sees nothing is
   * known, because its counters may be old; counters of a new run of the agent begin at 0.
   */
  private static Map<String, Traffic> traffic(@Nullable AgentReport before, AgentReport now) {
    if (before == null) {
      return Map.of();
    }
    var traffic = new HashMap<String, Traffic>();
    for (var port : now.ports()) {
      var old =
          before.bootEpoch().equals(now.bootEpoch())
              ? before.ports().stream().filter(each -> each.name().equals(port.name())).findFirst()
              : java.util.Optional.<PortCounters>empty();
      var zero = new PortCounters(port.name(), 0, 0, 0, 0, 0, 0);
      traffic.put(port.name(), difference(old.orElse(zero), port));
    }
    return traffic;
  }

  private static Traffic difference(PortCounters old, PortCounters now) {
    return new Traffic(
        1,
        Math.max(0, now.rxPackets() - old.rxPackets()),
        Math.max(0, now.rxBytes() - old.rxBytes()),
        Math.max(0, now.txPackets() - old.txPackets()),
        Math.max(0, now.txBytes() - old.txBytes()),
        Math.max(0, now.rxDropped() - old.rxDropped()),
        Math.max(0, now.txDropped() - old.txDropped()));
  }
}
