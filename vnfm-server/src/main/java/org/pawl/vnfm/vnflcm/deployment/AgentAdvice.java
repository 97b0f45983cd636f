package org.pawl.vnfm.vnflcm.deployment;

import java.util.Optional;
import org.pawl.vnfm.agent.AgentState;

/** Words for why an agent does not run its configuration yet, and for where to look. */
final class AgentAdvice {

  private AgentAdvice() {}

  static String of(Optional<AgentState> found) {
    if (found.isEmpty()) {
      return "the agent is not known any more. Roll the operation back.";
    }
    var state = found.get();
    if (!state.enrolled()) {
      return "the agent has not enrolled. Look at the console log of its server, and whether the"
          + " management network lets it reach the VNFM.";
    }
    if (state.state() == null) {
      return "the agent has enrolled, but sent no report. Look at the console log of its server.";
    }
    if (state.runsAsDesired()) {
      return "the agent runs, but sent no report since "
          + state.lastHeartbeat()
          + ". Look at the console log of its server, and whether it reaches the VNFM.";
    }
    return "the agent reports "
        + state.state()
        + " with configuration "
        + state.configurationVersion()
        + " instead of RUNNING with "
        + state.desiredVersion()
        + (state.lastError() == null ? "" : "; its last error: " + state.lastError())
        + ". Look at the console log of its server.";
  }
}
