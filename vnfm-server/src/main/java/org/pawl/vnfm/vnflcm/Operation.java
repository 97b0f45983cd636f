package org.pawl.vnfm.vnflcm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sets one kind of operation apart from the others; the executor does the rest. */
public interface Operation {

  /** Which kind this is. */
  LcmOperationType type();

  /** Whether an occurrence that failed can be undone. */
  boolean canRollBack();

  /**
   * Looks at a request before it is accepted.
   *
   * @throws org.pawl.vnfm.sol.Problem if it can never be carried out
   */
  void validate(OperationContext context);

  /**
   * Decides what has to be done, before anything is done.
   *
   * @throws org.pawl.vnfm.sol.Problem if it must not be done
   */
  List<Change> plan(OperationContext context);

  /** What stands behind the instance when all is done; null when nothing does. */
  @Nullable InstantiatedVnfInfo completed(OperationContext context);

  /** What stands behind it when the operation is given up half way; null when nothing does. */
  @Nullable InstantiatedVnfInfo abandoned(OperationContext context);
}
