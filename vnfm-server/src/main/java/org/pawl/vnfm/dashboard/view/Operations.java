package org.pawl.vnfm.dashboard.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.vnflcm.OperationState;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccDetail;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccs;
import org.pawl.vnfm.vnflcm.VnfLifecycle;
import org.springframework.stereotype.Component;

/** Reads operations for pages. */
@Component
public class Operations {

  private final VnfLcmOpOccs occurrences;
  private final VnfLifecycle lifecycle;

  Operations(VnfLcmOpOccs occurrences, VnfLifecycle lifecycle) {
    this.occurrences = occurrences;
    this.lifecycle = lifecycle;
  }

  /** The operations on a VNF, the newest first. */
  public List<OperationView> of(UUID vnf) {
    return occurrences.ofInstance(vnf).stream().map(this::view).toList();
  }

  /** The newest operation on a VNF. */
  Optional<OperationView> latest(UUID vnf) {
    return occurrences.ofInstance(vnf).stream().findFirst().map(this::view);
  }

  /** An operation without its steps. */
  static OperationView head(VnfLcmOpOccDetail operation) {
    return view(operation, List.of(), List.of());
  }

  private OperationView view(VnfLcmOpOccDetail operation) {
    List<StepView> steps = occurrences.steps(operation.id()).stream().map(StepView::of).toList();
    return view(operation, steps, decisions(operation));
  }

  private static OperationView view(
      VnfLcmOpOccDetail operation, List<StepView> steps, List<Decision> decisions) {
    Optional<Instant> finished =
        operation.operationState().isExecuting()
            ? Optional.empty()
            : Optional.of(operation.stateEnteredTime());
    return new OperationView(
        operation.id(),
        operation.vnfInstanceId(),
        Wording.title(operation.operation().name()),
        Conditions.ofOperation(operation),
        operation.startTime(),
        finished.orElse(null),
        finished
            .map(end -> Wording.duration(Duration.between(operation.startTime(), end)))
            .orElse(null),
        Failure.of(operation.error()),
        steps,
        decisions);
  }

  private List<Decision> decisions(VnfLcmOpOccDetail operation) {
    List<Decision> legal = new ArrayList<>();
    if (operation.operationState() == OperationState.FAILED_TEMP) {
      legal.add(Decision.RETRY);
      if (lifecycle.canRollBack(operation.operation())) {
        legal.add(Decision.ROLLBACK);
      }
      legal.add(Decision.FAIL);
    } else if (operation.operationState().isExecuting() && operation.cancelMode() == null) {
      legal.add(Decision.CANCEL);
    }
    return legal;
  }
}
