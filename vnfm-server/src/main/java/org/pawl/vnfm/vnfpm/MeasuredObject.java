package org.pawl.vnfm.vnfpm;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is measured.
 *
 * @param subObjectInstanceId the VNFC or connection point; null when it is the VNF as a whole
 * @param vnfcIds whose measurements make it up
 * @param port the VNFC's port; null when it is no connection point
 */
record MeasuredObject(
    UUID vnfInstanceId,
    @Nullable String subObjectInstanceId,
    List<UUID> vnfcIds,
    @Nullable String port) {

  MeasuredObject {
    vnfcIds = List.copyOf(vnfcIds);
  }

  /** Names it among all measured objects. */
  String key() {
    return subObjectInstanceId == null ? vnfInstanceId.toString() : subObjectInstanceId;
  }
}
