package org.pawl.vnfm.vnffm;

/** Whether somebody has taken notice of an alarm (SOL003 7.5.2.4). */
public enum AckState {
  UNACKNOWLEDGED,
  ACKNOWLEDGED
}
