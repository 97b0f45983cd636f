package org.pawl.vnfm.vnflcm.deployment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfOperationalState;

/** An operation that gives a started VNF another aim; all else follows from what stands. */
public abstract class AimedOperation implements Operation {

  private final Aims aims;

  protected AimedOperation(Aims aims) {
    this.aims = aims;
  }

  /** What the request makes of the VNF; the same each time for one occurrence. */
  protected abstract Aim aim(OperationContext context);

  /** What resources that takes; the same each time for one occurrence. */
  protected Deployment desired(OperationContext context) {
    return aims.desired(context, aim(context), context.before());
  }

  @Override
  public final boolean canRollBack() {
    return true;
  }

  @Override
  public final boolean isAllowed(InstantiationState state, @Nullable InstantiatedVnfInfo info) {
    return info != null && info.vnfState() == VnfOperationalState.STARTED;
  }

  @Override
  public void validate(OperationContext context) {
    aims.requireStarted(context);
    desired(context);
  }

  @Override
  public final List<Change> plan(OperationContext context) {
    var desired = desired(context);
    aims.requireNetworks(desired);
    return DeploymentPlanner.plan(desired, context.before());
  }

  @Override
  public final InstantiatedVnfInfo completed(OperationContext context) {
    return aims.info(context, aim(context), VnfOperationalState.STARTED);
  }

  @Override
  public final InstantiatedVnfInfo rolledBack(OperationContext context) {
    return aims.unchanged(context);
  }

  /** What was given up half way counts as what it was; heal and terminate put it in order. */
  @Override
  public final InstantiatedVnfInfo abandoned(OperationContext context) {
    return aims.unchanged(context);
  }
}
