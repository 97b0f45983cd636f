package org.pawl.vnfm.vnflcm.terminate;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.LcmProperties;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnflcm.Steps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the parts of a VNFC away; what is gone already is no fault. */
@Component
final class TerminateSteps implements Steps<Change.Removal> {

  private static final Logger LOG = LoggerFactory.getLogger(TerminateSteps.class);

  private final LcmProperties limits;

  TerminateSteps(LcmProperties limits) {
    this.limits = limits;
  }

  @Override
  public Outcome apply(Change.Removal change, Run run) {
    switch (change) {
      case Change.StopFunction stop -> stopFunction(stop, run);
      case Change.RemoveServer server -> removeServer(server, run);
      case Change.RemovePort port -> removePort(port, run);
      case Change.ForgetAgent agent -> run.agents().forget(agent.vnfcId());
    }
    return new Outcome.Done();
  }

  @Override
  public void compensate(Change.Removal change, Run run) {
    throw Problem.conflict(
        "What " + change.stepName() + " removed does not come back: retry the operation instead.");
  }

  private void removeServer(Change.RemoveServer change, Run run) {
    var servers = ids(change.serverId(), run.vim().findServerByTag(change.made()).map(Server::id));
    run.agents().retire(change.vnfcId());
    for (String serverId : servers) {
      run.vim().deleteServer(serverId);
      run.await(
          limits.removalLimit(),
          () -> "server " + serverId + " does not go. Look at the VIM's log.",
          () -> run.vim().server(serverId).isEmpty() ? Optional.of(serverId) : Optional.empty());
    }
  }

  private static void removePort(Change.RemovePort change, Run run) {
    for (String portId :
        ids(change.portId(), run.vim().findPortByTag(change.made()).map(Port::id))) {
      run.vim().deletePort(portId);
    }
  }

  private static Set<String> ids(@Nullable String journalled, Optional<String> tagged) {
    var ids = new LinkedHashSet<String>();
    if (journalled != null) {
      ids.add(journalled);
    }
    tagged.ifPresent(ids::add);
    return ids;
  }

  /**
   * Takes the VNFC out of service, within the orchestrator's time and ours. The operation goes on
   * whether this succeeds or not, as SOL003 5.4.8.3.1 asks for.
   */
  private void stopFunction(Change.StopFunction change, Run run) {
    var timeout = change.timeoutSeconds();
    var limit =
        timeout == null || timeout > limits.removalLimit().toSeconds()
            ? limits.removalLimit()
            : Duration.ofSeconds(timeout);
    try {
      run.await(
          limit,
          () -> "the function does not stop.",
          () -> isStopped(change, run) ? Optional.of(change) : Optional.empty());
    } catch (Problem problem) {
      LOG.warn("VNFC {} is removed unstopped: {}", change.vnfcId(), problem.detail());
    }
  }

  private static boolean isStopped(Change.StopFunction change, Run run) {
    var state = run.agents().state(change.vnfcId()).map(AgentState::state).orElse(null);
    if (state == FunctionState.RUNNING) {
      run.agents().stop(change.vnfcId());
    }
    return state != FunctionState.RUNNING;
  }
}
