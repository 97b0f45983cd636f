package org.pawl.vnfm.vnffm;

/** How bad a fault is (SOL003 7.5.4.3). */
public enum PerceivedSeverity {
  CRITICAL,
  MAJOR,
  MINOR,
  WARNING,
  INDETERMINATE,
  CLEARED
}
