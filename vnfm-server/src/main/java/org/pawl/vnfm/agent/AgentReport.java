package org.pawl.vnfm.agent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of one VNFC at one moment, as its agent sends it each second.
 *
 * @param bootEpoch names one run of the agent's process; counters begin at 0 with each
 * @param sequence counts reports within a boot epoch, from 1
 * @param time the guest's time of the counters
 * @param receivedAt the VNFM's time
 * @param droppedPackets dropped by elements of the configuration since the process started
 * @param processSeconds processor time of the agent's process
 * @param workerBusyFraction part of the last second in which the engine's workers had packets, 0 to
 *     1
 * @param residentBytes memory of the agent's process
 * @param totalBytes memory of the guest
 * @param availableBytes memory that the guest could still give to programs
 * @param diskTotalBytes the guest's file system; null when its agent does not say
 * @param diskAvailableBytes what of it is free
 */
public record AgentReport(
    UUID bootEpoch,
    long sequence,
    Instant time,
    Instant receivedAt,
    FunctionState state,
    @Nullable Long configurationVersion,
    List<PortCounters> ports,
    long droppedPackets,
    double processSeconds,
    double workerBusyFraction,
    long residentBytes,
    long totalBytes,
    long availableBytes,
    @Nullable String lastError,
    @Nullable Long diskTotalBytes,
    @Nullable Long diskAvailableBytes) {

  public AgentReport {
    ports = List.copyOf(ports);
  }
}
