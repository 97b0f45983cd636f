package org.pawl.vnfm.vnflcm.operate;

import java.util.UUID;
import org.pawl.vnfm.agent.Configuration;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnflcm.Steps;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfo;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfos;
import org.pawl.vnfm.vnflcm.deployment.AgentPreparation;
import org.pawl.vnfm.vnflcm.deployment.Maker;
import org.pawl.vnfm.vnflcm.deployment.SnapshotTaker;
import org.springframework.stereotype.Component;

/** Changes what stands, and changes it back. */
@Component
final class OperateSteps implements Steps<Change.Modification> {

  private final Maker maker;
  private final AgentPreparation agents;
  private final SnapshotTaker snapshots;
  private final VnfSnapshotInfos snapshotInfos;

  OperateSteps(
      Maker maker,
      AgentPreparation agents,
      SnapshotTaker snapshots,
      VnfSnapshotInfos snapshotInfos) {
    this.maker = maker;
    this.agents = agents;
    this.snapshots = snapshots;
    this.snapshotInfos = snapshotInfos;
  }

  @Override
  public Outcome apply(Change.Modification change, Run run) {
    switch (change) {
      case Change.StartServer server -> maker.start(server.vnfcId(), server.serverId(), run);
      case Change.StopServer server -> maker.stop(server.vnfcId(), server.serverId(), run);
      case Change.StartFunction function -> maker.startFunction(function.vnfcId(), run);
      case Change.AssignConfiguration assigned -> {
        return assign(assigned, run);
      }
      case Change.TakeSnapshot snapshot -> {
        return snapshots.take(snapshot, run);
      }
      case Change.RevertConfiguration revert -> {
        return revert(revert, run);
      }
    }
    return new Outcome.Done();
  }

  @Override
  public Outcome compensate(Change.Modification change, Run run) {
    switch (change) {
      case Change.StartServer server -> maker.stop(server.vnfcId(), server.serverId(), run);
      case Change.StopServer server -> {
        maker.start(server.vnfcId(), server.serverId(), run);
        maker.startFunction(server.vnfcId(), run);
      }
      case Change.StartFunction _ -> {} // its server is stopped next
      case Change.AssignConfiguration assigned -> assignBack(assigned.vnfcId(), run);
      case Change.RevertConfiguration revert -> assignBack(revert.vnfcId(), run);
      case Change.TakeSnapshot snapshot -> snapshots.drop(snapshot, run);
    }
    return new Outcome.Done();
  }

  private Outcome assign(Change.AssignConfiguration change, Run run) {
    var before = before(change.vnfcId(), run);
    agents.assignPackaged(change.vnfcId(), change.packageId(), change.configurationPath(), run);
    return new Outcome.ConfigurationAssigned(before.version());
  }

  private Outcome revert(Change.RevertConfiguration change, Run run) {
    var before = before(change.vnfcId(), run);
    var kept = kept(change);
    agents.assign(change.vnfcId(), kept.configuration(), kept.fileName(), run);
    return new Outcome.ConfigurationAssigned(before.version());
  }

  private Outcome.SnapshotTaken kept(Change.RevertConfiguration change) {
    return snapshotInfos
        .require(change.vnfSnapshotInfoId())
        .vnfcSnapshot(change.keptFor())
        .map(VnfSnapshotInfo.VnfcSnapshot::taken)
        .orElseThrow(() ->
            Problem.conflict(
                "VNF snapshot "
                    + change.vnfSnapshotInfoId()
                    + " does not hold VNFC "
                    + change.keptFor()
                    + " any more."));
  }

  private void assignBack(UUID vnfcId, Run run) {
    var before = before(vnfcId, run);
    agents.assign(vnfcId, before.text(), before.fileName(), run);
  }

  /**
   * The newest configuration that is not of this operation, which a crash may have let it assign.
   */
  private static Configuration before(UUID vnfcId, Run run) {
    var current = run.agents().configuration(vnfcId);
    return run.agents().history(vnfcId).stream()
        .filter(each -> !AgentPreparation.reason(run).equals(each.why()))
        .findFirst()
        .orElse(current);
  }
}
