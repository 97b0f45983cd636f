package org.pawl.vnfm.vnflcm;

/** Whether resources stand behind a VNF instance (SOL003 5.5.2.2). */
public enum InstantiationState {
  NOT_INSTANTIATED,
  INSTANTIATED
}
