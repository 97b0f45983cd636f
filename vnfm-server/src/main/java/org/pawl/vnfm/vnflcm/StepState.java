package org.pawl.vnfm.vnflcm;

/** How far one journalled step of an operation has come. */
public enum StepState {
  PLANNED,
  STARTED,
  DONE,
  FAILED,
  COMPENSATING,
  COMPENSATED;

  /** Whether the step may have left something behind that a rollback must remove. */
  public boolean mayHaveActed() {
    return switch (this) {
      case STARTED, DONE, FAILED, COMPENSATING -> true;
      case PLANNED, COMPENSATED -> false;
    };
  }
}
