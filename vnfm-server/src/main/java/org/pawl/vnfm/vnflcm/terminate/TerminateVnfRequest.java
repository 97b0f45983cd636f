package org.pawl.vnfm.vnflcm.terminate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a VNF instance shall end (SOL003 5.5.2.8). */
record TerminateVnfRequest(
    TerminationType terminationType,
    @Nullable Integer gracefulTerminationTimeout,
    @Nullable Map<String, Object> additionalParams) {

  /** Whether the function is stopped first. */
  enum TerminationType {
    FORCEFUL,
    GRACEFUL
  }
}
