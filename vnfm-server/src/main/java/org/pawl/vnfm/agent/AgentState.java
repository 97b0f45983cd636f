package org.pawl.vnfm.agent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the VNFM knows of the agent of one VNFC.
 *
 * @param enrolled whether the agent has got a certificate
 * @param state what the latest report said; null before the first
 * @param configurationVersion the version that the agent runs; null when it runs none
 * @param desiredVersion the version that it shall run; null when none was assigned
 * @param lastHeartbeat when the latest report came, by the VNFM's clock
 * @param bootEpoch names one run of the agent's process
 * @param lastError the last thing that went wrong in the guest
 */
public record AgentState(
    UUID vnfcId,
    UUID vnfInstanceId,
    boolean enrolled,
    @Nullable FunctionState state,
    @Nullable Long configurationVersion,
    @Nullable Long desiredVersion,
    @Nullable Instant lastHeartbeat,
    @Nullable UUID bootEpoch,
    @Nullable String lastError) {

  /** Whether the function processes packets with the configuration that it shall have. */
  public boolean runsAsDesired() {
    return state == FunctionState.RUNNING
        && configurationVersion != null
        && configurationVersion.equals(desiredVersion);
  }
}
