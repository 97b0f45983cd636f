package org.pawl.vnfm.vnflcm;

/** The lifecycle management operations that this VNFM offers (SOL003 5.5.4.6). */
public enum LcmOperationType {
  INSTANTIATE,
  TERMINATE,
  MODIFY_INFO
}
