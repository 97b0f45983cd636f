package org.pawl.vnfm.vnflcm;

/** The lifecycle management operations that this VNFM offers (SOL003 5.5.4.6). */
public enum LcmOperationType {
  INSTANTIATE,
  SCALE,
  SCALE_TO_LEVEL,
  CHANGE_FLAVOUR,
  TERMINATE,
  HEAL,
  OPERATE,
  CHANGE_EXT_CONN,
  CHANGE_VNFPKG,
  CREATE_SNAPSHOT,
  REVERT_TO_SNAPSHOT,
  MODIFY_INFO
}
