package org.pawl.vnfm.agent;

import java.time.Instant;
import java.util.UUID;

/** News about an agent, published to whoever stands above this module. */
public sealed interface AgentEvent {

  /** The VNFC that the news is about. */
  UUID vnfcId();

  /** When it was noticed, by the VNFM's clock. */
  Instant at();

  /** An agent got its first certificate. */
  record AgentEnrolled(UUID vnfcId, UUID vnfInstanceId, Instant at) implements AgentEvent {}

  /** A report came in and was stored. */
  record AgentReported(UUID vnfcId, UUID vnfInstanceId, AgentReport report) implements AgentEvent {
    @Override
    public Instant at() {
      return report.receivedAt();
    }
  }

  /** An agent that had reported before reports from a new run of its process. */
  record AgentRestarted(UUID vnfcId, UUID vnfInstanceId, Instant at) implements AgentEvent {}

  /**
   * Somebody tried to become, or to speak as, an agent in a way that only a thief or a fault
   * explains.
   */
  record AgentSecurityBreach(UUID vnfcId, UUID vnfInstanceId, String detail, Instant at)
      implements AgentEvent {}

  /** A VNFC is gone. */
  record AgentForgotten(UUID vnfcId, UUID vnfInstanceId, Instant at) implements AgentEvent {}

  /** The configuration of a VNFC was changed. */
  record ConfigurationChanged(UUID vnfcId, UUID vnfInstanceId, long version, String who, Instant at)
      implements AgentEvent {}
}
