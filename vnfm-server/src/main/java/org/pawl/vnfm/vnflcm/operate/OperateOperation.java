package org.pawl.vnfm.vnflcm.operate;

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
import org.pawl.vnfm.vnflcm.StepState;
import org.pawl.vnfm.vnflcm.VnfOperationalState;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operate VNF (SOL003 5.4.10). A VNF that is in the wanted state is brought into it once more, so
 * that what was given up half way can be put in order.
 */
@Component
final class OperateOperation implements Operation {

  private final Aims aims;
  private final JsonMapper json;

  OperateOperation(Aims aims, JsonMapper json) {
    this.aims = aims;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.OPERATE;
  }

  @Override
  public boolean canRollBack() {
    return true;
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
    var graceful = request.stopType() == OperateVnfRequest.StopType.GRACEFUL;
    if (request.changeStateTo() == VnfOperationalState.STARTED && request.stopType() != null) {
      throw bad("stopType goes with changeStateTo STOPPED only.");
    }
    if (graceful && request.gracefulStopTimeout() == null) {
      throw bad("stopType GRACEFUL needs gracefulStopTimeout, a number of seconds.");
    }
    if (!graceful && request.gracefulStopTimeout() != null) {
      throw bad("gracefulStopTimeout goes with stopType GRACEFUL only.");
    }
  }

  private static Problem bad(String detail) {
    return new Problem(ProblemType.BAD_REQUEST, detail);
  }

  @Override
  public List<Change> plan(OperationContext context) {
    return OperatePlanner.plan(context.before(), request(context));
  }

  @Override
  public InstantiatedVnfInfo completed(OperationContext context) {
    return aims.info(context, aims.standing(context), request(context).changeStateTo());
  }

  @Override
  public InstantiatedVnfInfo rolledBack(OperationContext context) {
    var opposite =
        switch (request(context).changeStateTo()) {
          case STARTED -> VnfOperationalState.STOPPED;
          case STOPPED -> VnfOperationalState.STARTED;
        };
    return hasActed(context)
        ? aims.info(context, aims.standing(context), opposite)
        : aims.unchanged(context);
  }

  /** A VNF that is started in part only is not started. */
  @Override
  public InstantiatedVnfInfo abandoned(OperationContext context) {
    return hasActed(context)
        ? aims.info(context, aims.standing(context), VnfOperationalState.STOPPED)
        : aims.unchanged(context);
  }

  private static boolean hasActed(OperationContext context) {
    return context.steps().stream().anyMatch(step -> step.state() != StepState.PLANNED);
  }

  private OperateVnfRequest request(OperationContext context) {
    return json.convertValue(context.params(), OperateVnfRequest.class);
  }
}
