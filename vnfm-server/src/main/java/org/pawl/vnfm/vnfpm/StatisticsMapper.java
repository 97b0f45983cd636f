package org.pawl.vnfm.vnfpm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.api.operator.FunctionState;
import org.pawl.vnfm.api.operator.Moment;
import org.pawl.vnfm.api.operator.PortCounters;
import org.pawl.vnfm.api.operator.Statistics;

/** Turns reports into the operator's statistics. */
final class StatisticsMapper {

  private StatisticsMapper() {}

  static Statistics statistics(UUID vnfcId, AgentReport newest, List<AgentReport> course) {
    return new Statistics(
            vnfcId,
            time(newest.receivedAt()),
            newest.bootEpoch(),
            FunctionState.valueOf(newest.state().name()),
            ports(newest),
            newest.droppedPackets(),
            course.stream().map(StatisticsMapper::moment).toList())
        .configurationVersion(newest.configurationVersion())
        .processSeconds(newest.processSeconds())
        .workerBusyFraction(newest.workerBusyFraction())
        .residentBytes(newest.residentBytes())
        .totalBytes(newest.totalBytes())
        .availableBytes(newest.availableBytes());
  }

  private static Moment moment(AgentReport report) {
    return new Moment(
            time(report.receivedAt()), report.bootEpoch(), ports(report), report.droppedPackets())
        .workerBusyFraction(report.workerBusyFraction());
  }

  private static List<PortCounters> ports(AgentReport report) {
    return report.ports().stream()
        .map(port ->
            new PortCounters(
                port.name(),
                port.rxPackets(),
                port.rxBytes(),
                port.txPackets(),
                port.txBytes(),
                port.rxDropped(),
                port.txDropped()))
        .toList();
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
