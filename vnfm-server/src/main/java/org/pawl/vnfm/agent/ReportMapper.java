package org.pawl.vnfm.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.agent.FunctionError;
import org.pawl.vnfm.api.agent.Report;

/** Turns what agents send into what the VNFM keeps. */
final class ReportMapper {

  private ReportMapper() {}

  static AgentReport report(Report sent, Instant receivedAt) {
    var disk = sent.getDisk();
    return new AgentReport(
        sent.getBootEpoch(),
        sent.getSequence(),
        sent.getTime().toInstant(),
        receivedAt,
        state(sent.getState()),
        sent.getConfigurationVersion(),
        sent.getPorts().stream().map(ReportMapper::port).toList(),
        sent.getDroppedPackets(),
        sent.getCpu().getProcessSeconds(),
        sent.getCpu().getWorkerBusyFraction(),
        sent.getMemory().getResidentBytes(),
        sent.getMemory().getTotalBytes(),
        sent.getMemory().getAvailableBytes(),
        message(sent.getLastError()),
        disk == null ? null : disk.getTotalBytes(),
        disk == null ? null : disk.getAvailableBytes());
  }

  private static FunctionState state(org.pawl.vnfm.api.agent.FunctionState sent) {
    return switch (sent) {
      case STARTING -> FunctionState.STARTING;
      case RUNNING -> FunctionState.RUNNING;
      case STOPPED -> FunctionState.STOPPED;
      case FAILED -> FunctionState.FAILED;
    };
  }

  private static PortCounters port(org.pawl.vnfm.api.agent.PortCounters sent) {
    return new PortCounters(
        sent.getName(),
        sent.getRxPackets(),
        sent.getRxBytes(),
        sent.getTxPackets(),
        sent.getTxBytes(),
        sent.getRxDropped(),
        sent.getTxDropped());
  }

  private static @Nullable String message(@Nullable FunctionError error) {
    return error == null ? null : error.getMessage();
  }
}
