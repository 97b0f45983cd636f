package org.pawl.vnfm.vnflcm.snapshot;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/**
 * Which snapshot is taken or reverted to (SOL003 5.5.2.21, 5.5.2.26).
 *
 * @param vnfSnapshotResId the name under which ETSI's definitions require it
 */
record SnapshotRequest(@Nullable String vnfSnapshotInfoId, @Nullable String vnfSnapshotResId) {

  /** The one identifier that it names. */
  UUID id() {
    var named = vnfSnapshotInfoId == null ? vnfSnapshotResId : vnfSnapshotInfoId;
    if (named == null) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "vnfSnapshotInfoId is missing: make a resource with POST vnf_snapshots and name its id.");
    }
    if (vnfSnapshotResId != null && !vnfSnapshotResId.equals(named)) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "vnfSnapshotInfoId and vnfSnapshotResId name different resources: leave one out.");
    }
    try {
      return UUID.fromString(named);
    } catch (IllegalArgumentException notOurs) {
      throw unknown(named);
    }
  }

  /** 422 for a resource that is not there. */
  static Problem unknown(Object id) {
    return new Problem(
        ProblemType.UNPROCESSABLE_CONTENT,
        "There is no VNF snapshot "
            + id
            + ": make a resource with POST vnf_snapshots, or name one that GET vnf_snapshots lists.");
  }
}
