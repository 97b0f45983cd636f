package org.pawl.vnfm.dashboard.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.PortCounters;

/**
 * The packet rates of one VNFC at one moment.
 *
 * @param time seconds since 1970, by the VNFM's clock
 * @param drops packets dropped per second by elements of the configuration
 */
public record Rates(UUID vnf, UUID vnfc, double time, List<PortRate> ports, double drops) {

  private static final double BITS_PER_BYTE = 8;

  public Rates {
    ports = List.copyOf(ports);
  }

  /**
   * The rates between two reports of a VNFC; empty when they cannot be compared, because the agent
   * has started anew or its clock did not move on.
   */
  static Optional<Rates> between(UUID vnf, UUID vnfc, AgentReport before, AgentReport after) {
    double seconds = seconds(Duration.between(before.time(), after.time()));
    if (!before.bootEpoch().equals(after.bootEpoch()) || seconds <= 0) {
      return Optional.empty();
    }
    List<PortRate> ports =
        after.ports().stream()
            .flatMap(
                port -> portOf(before, port.name()).map(old -> rate(old, port, seconds)).stream())
            .toList();
    double drops = (after.droppedPackets() - before.droppedPackets()) / seconds;
    return Optional.of(new Rates(vnf, vnfc, epochSeconds(after.receivedAt()), ports, drops));
  }

  /** The rates between each two neighbours of a list of reports, the oldest first. */
  static List<Rates> along(UUID vnf, UUID vnfc, List<AgentReport> reports) {
    List<Rates> all = new ArrayList<>();
    for (int i = 1; i < reports.size(); i++) {
      between(vnf, vnfc, reports.get(i - 1), reports.get(i)).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<PortCounters> portOf(AgentReport report, String name) {
    return report.ports().stream().filter(port -> port.name().equals(name)).findFirst();
  }

  private static PortRate rate(PortCounters before, PortCounters after, double seconds) {
    return new PortRate(
        after.name(),
        (after.rxPackets() - before.rxPackets()) / seconds,
        (after.txPackets() - before.txPackets()) / seconds,
        (after.rxBytes() - before.rxBytes()) * BITS_PER_BYTE / seconds,
        (after.txBytes() - before.txBytes()) * BITS_PER_BYTE / seconds,
        (after.rxDropped() - before.rxDropped() + after.txDropped() - before.txDropped())
            / seconds);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double epochSeconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }
}
