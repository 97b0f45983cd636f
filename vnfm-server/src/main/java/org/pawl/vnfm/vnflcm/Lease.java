package org.pawl.vnfm.vnflcm;

import java.util.UUID;

/**
 * An executor's right to carry an operation out. It is void as soon as db-scheduler gave the
 * operation to somebody else, who counts {@code number} up.
 *
 * @param pickedBy the executor, by its name in db-scheduler's table
 * @param pickVersion the version of the row there
 * @param number counts the executors of this operation
 */
record Lease(UUID occurrenceId, String pickedBy, long pickVersion, long number) {

  /** The executor must let go of the operation; nothing is wrong with the step it was at. */
  abstract static sealed class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended(String message) {
      super(message);
    }
  }

  /** Somebody else has the operation now; whoever gets this stops at once and touches nothing. */
  static final class Lost extends Ended {
    private static final long serialVersionUID = 1L;

    Lost(Lease lease) {
      super("lease " + lease.number() + " of operation " + lease.occurrenceId() + " is void");
    }
  }

  /** The VNFM is being stopped; the operation goes to another, or waits for the next start. */
  static final class HandedOver extends Ended {
    private static final long serialVersionUID = 1L;

    HandedOver() {
      super("this VNFM is being stopped");
    }
  }

  /** The operation shall be cancelled. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
