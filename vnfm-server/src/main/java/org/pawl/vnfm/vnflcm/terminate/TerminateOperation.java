package org.pawl.vnfm.vnflcm.terminate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccDetail;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccs;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Terminate VNF (SOL003 5.4.8). What it removes does not come back: it cannot be rolled back. */
@Component
final class TerminateOperation implements Operation {

  private final VnfLcmOpOccs occurrences;
  private final JsonMapper json;

  TerminateOperation(VnfLcmOpOccs occurrences, JsonMapper json) {
    this.occurrences = occurrences;
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
    return occurrences.ofInstance(context.vnfInstanceId()).stream()
        .filter(each -> each.operation() == LcmOperationType.INSTANTIATE)
        .findFirst()
        .map(VnfLcmOpOccDetail::id)
        .map(instantiation ->
            TerminatePlanner.plan(
                instantiation.toString(),
                context.vnfInstanceId().toString(),
                occurrences.journal(instantiation),
                request(context)))
        .orElse(List.of());
  }

  @Override
  public @Nullable InstantiatedVnfInfo completed(OperationContext context) {
    return null;
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
