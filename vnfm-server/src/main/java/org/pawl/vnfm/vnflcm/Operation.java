package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.Vnfd;

/** What sets one kind of operation apart from the others; the executor does the rest. */
public interface Operation {

  /** Which kind this is. */
  LcmOperationType type();

  /** Whether an occurrence that failed can be undone. */
  boolean canRollBack();

  /**
   * Whether the descriptor knows this operation at all; SOL003 has a task that it does not know
   * answer 404.
   *
   * @param flavourId the deployment flavour of the instance; null while it is not instantiated
   */
  boolean isOffered(Vnfd vnfd, @Nullable String flavourId);

  /** Whether the VNF's state, not counting other operations, allows it now. */
  boolean isAllowed(InstantiationState state, @Nullable InstantiatedVnfInfo info);

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

  /** What stands behind it when all is undone; null when nothing does. */
  @Nullable InstantiatedVnfInfo rolledBack(OperationContext context);

  /** What stands behind it when the operation is given up half way; null when nothing does. */
  @Nullable InstantiatedVnfInfo abandoned(OperationContext context);

  /** The package that the instance is of when all is done; empty when that stays. */
  default Optional<OnboardedPackage> changedPackage(OperationContext context) {
    return Optional.empty();
  }
}
