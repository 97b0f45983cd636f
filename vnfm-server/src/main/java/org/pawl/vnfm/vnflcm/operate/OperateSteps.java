package org.pawl.vnfm.vnflcm.operate;

import org.pawl.vnfm.agent.Configuration;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnflcm.Steps;
import org.pawl.vnfm.vnflcm.deployment.AgentPreparation;
import org.pawl.vnfm.vnflcm.deployment.Maker;
import org.springframework.stereotype.Component;

/** Changes what stands, and changes it back. */
@Component
final class OperateSteps implements Steps<Change.Modification> {

  private final Maker maker;
  private final AgentPreparation agents;

  OperateSteps(Maker maker, AgentPreparation agents) {
    this.maker = maker;
    this.agents = agents;
  }

  @Override
  public Outcome apply(Change.Modification change, Run run) {
    switch (change) {
      case Change.StartServer server -> maker.start(server.serverId(), run);
      case Change.StopServer server -> maker.stop(server.vnfcId(), server.serverId(), run);
      case Change.StartFunction function -> maker.startFunction(function.vnfcId(), run);
      case Change.AssignConfiguration assigned -> {
        return assign(assigned, run);
      }
    }
    return new Outcome.Done();
  }

  @Override
  public Outcome compensate(Change.Modification change, Run run) {
    switch (change) {
      case Change.StartServer server -> maker.stop(server.vnfcId(), server.serverId(), run);
      case Change.StopServer server -> {
        maker.start(server.serverId(), run);
        maker.startFunction(server.vnfcId(), run);
      }
      case Change.StartFunction _ -> {} // its server is stopped next
      case Change.AssignConfiguration assigned -> assignBack(assigned, run);
    }
    return new Outcome.Done();
  }

  private Outcome assign(Change.AssignConfiguration change, Run run) {
    var before = before(change, run);
    agents.assignPackaged(change.vnfcId(), change.packageId(), change.configurationPath(), run);
    return new Outcome.ConfigurationAssigned(before.version());
  }

  private void assignBack(Change.AssignConfiguration change, Run run) {
    var before = before(change, run);
    agents.assign(change.vnfcId(), before.text(), before.fileName(), run);
  }

  /**
   * The newest configuration that is not of this operation, which a crash may have let it assign.
   */
  private static Configuration before(Change.AssignConfiguration change, Run run) {
    var current = run.agents().configuration(change.vnfcId());
    return run.agents().history(change.vnfcId()).stream()
        .filter(each -> !AgentPreparation.reason(run).equals(each.why()))
        .findFirst()
        .orElse(current);
  }
}
