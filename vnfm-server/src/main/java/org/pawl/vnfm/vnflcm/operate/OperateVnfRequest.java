package org.pawl.vnfm.vnflcm.operate;

import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.VnfOperationalState;

/** Whether a VNF shall do its work (SOL003 5.5.2.10). */
record OperateVnfRequest(
    VnfOperationalState changeStateTo,
    @Nullable StopType stopType,
    @Nullable Integer gracefulStopTimeout) {

  /** Whether the function is put out of service first. */
  enum StopType {
    FORCEFUL,
    GRACEFUL
  }
}
