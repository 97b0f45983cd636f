package org.pawl.vnfm.vnflcm;

/** Where a lifecycle management operation occurrence stands (SOL003 5.6.2). */
public enum OperationState {
  STARTING,
  PROCESSING,
  COMPLETED,
  FAILED_TEMP,
  FAILED,
  ROLLING_BACK,
  ROLLED_BACK;

  /** Whether the occurrence is over and its instance is free for the next one. */
  public boolean isFinal() {
    return switch (this) {
      case COMPLETED, FAILED, ROLLED_BACK -> true;
      case STARTING, PROCESSING, FAILED_TEMP, ROLLING_BACK -> false;
    };
  }

  /** Whether an executor is, or soon will be, at work on the occurrence. */
  public boolean isExecuting() {
    return switch (this) {
      case STARTING, PROCESSING, ROLLING_BACK -> true;
      case COMPLETED, FAILED, ROLLED_BACK, FAILED_TEMP -> false;
    };
  }

  /** Whether the occurrence says what went wrong (SOL003 5.5.2.17). */
  public boolean hasFailed() {
    return switch (this) {
      case FAILED_TEMP, FAILED, ROLLED_BACK -> true;
      case STARTING, PROCESSING, COMPLETED, ROLLING_BACK -> false;
    };
  }
}
