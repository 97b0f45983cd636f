package org.pawl.vnfm.notification;

import org.jspecify.annotations.Nullable;

/** What subscription filters look at in a VNF instance (SOL003 4.4.1.5). */
public record NotifiedVnf(
    String vnfInstanceId,
    @Nullable String vnfInstanceName,
    String vnfdId,
    String vnfProvider,
    String vnfProductName,
    String vnfSoftwareVersion,
    String vnfdVersion) {

  /** An instance that is not there any more: only its identifier can match. */
  public static NotifiedVnf gone(String vnfInstanceId) {
    return new NotifiedVnf(vnfInstanceId, null, "", "", "", "", "");
  }
}
