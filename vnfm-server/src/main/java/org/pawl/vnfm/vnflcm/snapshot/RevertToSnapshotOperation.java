package org.pawl.vnfm.vnflcm.snapshot;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfOperationalState;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfo;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfos;
import org.pawl.vnfm.vnflcm.deployment.Aim;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnflcm.deployment.Deployment;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Revert to VNF Snapshot (SOL003 5.4.22). */
@Component
final class RevertToSnapshotOperation implements Operation {

  private final Aims aims;
  private final VnfSnapshotInfos snapshots;
  private final JsonMapper json;

  RevertToSnapshotOperation(Aims aims, VnfSnapshotInfos snapshots, JsonMapper json) {
    this.aims = aims;
    this.snapshots = snapshots;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.REVERT_TO_SNAPSHOT;
  }

  @Override
  public boolean canRollBack() {
    return true;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return true;
  }

  @Override
  public boolean isAllowed(InstantiationState state, @Nullable InstantiatedVnfInfo info) {
    return state == InstantiationState.INSTANTIATED;
  }

  /** The snapshot is held until the operation is recorded: nobody deletes it before. */
  @Override
  public void validate(OperationContext context) {
    var id = id(context);
    var snapshot = snapshots.lock(id).orElseThrow(() -> SnapshotRequest.unknown(id));
    var vnf = requireTaken(snapshot).vnfInstance();
    if (!vnf.id().equals(context.vnfInstanceId())) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "VNF snapshot " + id + " was taken of VNF instance " + vnf.id() + ", not of this one.");
    }
    if (!vnf.vnfdId().equals(context.vnfdId())) {
      throw Problem.conflict(
          "The VNF instance was of VNFD "
              + vnf.vnfdId()
              + " when VNF snapshot "
              + id
              + " was taken: change it back with the task change_vnfpkg first.");
    }
    desired(context, snapshot);
  }

  private static VnfSnapshotInfo.Taken requireTaken(VnfSnapshotInfo snapshot) {
    var taken = snapshot.taken();
    if (taken == null) {
      throw Problem.conflict(
          "VNF snapshot "
              + snapshot.id()
              + (snapshot.given() == null
                  ? " is not complete: take it with the task create_snapshot, or name another."
                  : " was put in from outside and holds no disks: name one that was taken here."));
    }
    return taken;
  }

  @Override
  public List<Change> plan(OperationContext context) {
    var snapshot = snapshots.require(id(context));
    var desired = desired(context, snapshot);
    aims.requireNetworks(desired);
    return RevertPlanner.plan(desired, context.before(), snapshot);
  }

  private Deployment desired(OperationContext context, VnfSnapshotInfo snapshot) {
    return aims.desired(
        context, aim(context, snapshot), RevertPlanner.knownFirst(context.before(), snapshot));
  }

  private Aim aim(OperationContext context, VnfSnapshotInfo snapshot) {
    var once = requireTaken(snapshot).vnfInstance().instantiatedVnfInfo();
    return aims.like(context, Objects.requireNonNull(once), snapshot.vduInstances());
  }

  @Override
  public InstantiatedVnfInfo completed(OperationContext context) {
    return aims.info(
        context, aim(context, snapshots.require(id(context))), VnfOperationalState.STARTED);
  }

  @Override
  public InstantiatedVnfInfo rolledBack(OperationContext context) {
    return aims.unchanged(context);
  }

  @Override
  public InstantiatedVnfInfo abandoned(OperationContext context) {
    return aims.unchanged(context);
  }

  private UUID id(OperationContext context) {
    return json.convertValue(context.params(), SnapshotRequest.class).id();
  }
}
