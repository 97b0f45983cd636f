package org.pawl.vnfm.vnflcm.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfos;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Create VNF Snapshot (SOL003 5.4.21). The VNF works on meanwhile, or stays stopped. */
@Component
final class CreateSnapshotOperation implements Operation {

  private final Aims aims;
  private final VnfSnapshotInfos snapshots;
  private final JsonMapper json;

  CreateSnapshotOperation(Aims aims, VnfSnapshotInfos snapshots, JsonMapper json) {
    this.aims = aims;
    this.snapshots = snapshots;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.CREATE_SNAPSHOT;
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

  /** The place is held until the operation is recorded, and with it that the place is taken. */
  @Override
  public void validate(OperationContext context) {
    var id = json.convertValue(context.params(), SnapshotRequest.class).id();
    var place = snapshots.lock(id).orElseThrow(() -> SnapshotRequest.unknown(id));
    if (!place.isEmpty()) {
      throw Problem.conflict(
          "VNF snapshot " + id + " is not empty: make another resource with POST vnf_snapshots.");
    }
    requireServers(context);
  }

  private static void requireServers(OperationContext context) {
    context.before().vnfcs().stream()
        .filter(vnfc -> vnfc.serverId().isEmpty())
        .findFirst()
        .ifPresent(vnfc -> {
          throw Problem.conflict(
              "VNFC " + vnfc.id() + " has no server to take a snapshot of: heal the VNF first.");
        });
  }

  @Override
  public List<Change> plan(OperationContext context) {
    requireServers(context);
    return context.before().vnfcs().stream()
        .<Change>map(vnfc ->
            new Change.TakeSnapshot(
                vnfc.id(),
                vnfc.vduId(),
                vnfc.serverId().orElseThrow(),
                vnfc.server().orElseThrow().change().serverName()))
        .toList();
  }

  @Override
  public InstantiatedVnfInfo completed(OperationContext context) {
    return aims.unchanged(context);
  }

  @Override
  public InstantiatedVnfInfo rolledBack(OperationContext context) {
    return aims.unchanged(context);
  }

  @Override
  public InstantiatedVnfInfo abandoned(OperationContext context) {
    return aims.unchanged(context);
  }
}
