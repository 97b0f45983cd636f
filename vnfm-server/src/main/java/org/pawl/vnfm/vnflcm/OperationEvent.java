package org.pawl.vnfm.vnflcm;

/** What can happen to a lifecycle management operation occurrence (SOL003 5.6.2.2). */
public enum OperationEvent {
  GRANTED,
  REFUSED,
  FAILED,
  CANCELLED,
  INTERRUPTED,
  SUCCEEDED,
  RETRY,
  ROLLBACK,
  FAIL
}
