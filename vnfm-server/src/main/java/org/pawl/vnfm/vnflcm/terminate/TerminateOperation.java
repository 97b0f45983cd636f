package org.pawl.vnfm.vnflcm.terminate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Terminate VNF (SOL003 5.4.8). What it removes does not come back: it cannot be rolled back. */
@Component
final class TerminateOperation implements Operation {

  private final JsonMapper json;

  TerminateOperation(JsonMapper json) {
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.TERMINATE;
  }

  @Override
  public boolean canRollBack() {
    return false;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return true;
  }

  @Override
  public boolean isAllowed(InstantiationState state, @Nullable InstantiatedVnfInfo info) {
    return state == InstantiationState.INSTANTIATED;
  }

  @Override
  public void validate(OperationContext context) {
    var request = request(context);
    if (request.terminationType() == TerminateVnfRequest.TerminationType.FORCEFUL
        && request.gracefulTerminationTimeout() != null) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "gracefulTerminationTimeout goes with terminationType GRACEFUL only.");
    }
  }

  @Override
  public List<Change> plan(OperationContext context) {
    return TerminatePlanner.plan(context.before(), request(context));
  }

  @Override
  public @Nullable InstantiatedVnfInfo completed(OperationContext context) {
    return null;
  }

  @Override
  public @Nullable InstantiatedVnfInfo rolledBack(OperationContext context) {
    return context.current();
  }

  /** Until all of it is gone the instance counts as instantiated, so that it can be tried again. */
  @Override
  public @Nullable InstantiatedVnfInfo abandoned(OperationContext context) {
    return context.current();
  }

  private TerminateVnfRequest request(OperationContext context) {
    return json.convertValue(context.params(), TerminateVnfRequest.class);
  }
}
