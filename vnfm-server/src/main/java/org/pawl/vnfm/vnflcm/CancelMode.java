package org.pawl.vnfm.vnflcm;

/** Whether a cancelled operation ends its current step first or breaks it off (SOL003 5.5.4.4). */
public enum CancelMode {
  GRACEFUL,
  FORCEFUL
}
