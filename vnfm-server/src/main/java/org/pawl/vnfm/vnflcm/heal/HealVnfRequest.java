package org.pawl.vnfm.vnflcm.heal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which VNFCs shall be healed, and how (SOL003 5.5.2.9; vnfcInstanceId is SOL002's).
 *
 * @param vnfcInstanceId all VNFCs when it names none
 */
record HealVnfRequest(
    List<String> vnfcInstanceId,
    @Nullable String cause,
    Map<String, @Nullable Object> additionalParams) {

  /** The parameter that has ports and disks made anew too. */
  static final String ALL = "all";

  HealVnfRequest {
    vnfcInstanceId = vnfcInstanceId == null ? List.of() : List.copyOf(vnfcInstanceId);
    additionalParams = additionalParams == null ? Map.of() : additionalParams;
  }

  /** Whether nothing of a healed VNFC is kept. */
  boolean isAll() {
    return Boolean.parseBoolean(String.valueOf(additionalParams.get(ALL)));
  }
}
