package org.pawl.vnfm.vnflcm.instantiate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfOperationalState;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Instantiate VNF (SOL003 5.4.4). */
@Component
final class InstantiateOperation implements Operation {

  private final VnfPackages packages;
  private final Vim vim;
  private final JsonMapper json;

  InstantiateOperation(VnfPackages packages, Vim vim, JsonMapper json) {
    this.packages = packages;
    this.vim = vim;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.INSTANTIATE;
  }

  @Override
  public boolean canRollBack() {
    return true;
  }

  @Override
  public void validate(OperationContext context) {
    desired(context);
  }

  @Override
  public List<Change> plan(OperationContext context) {
    var desired = desired(context);
    desired.vnfcs().stream()
        .flatMap(vnfc -> vnfc.ports().stream())
        .map(Deployment.Port::networkId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(this::requireNetwork);
    return InstantiatePlanner.plan(desired, new Deployment(desired.packageId(), List.of()));
  }

  @Override
  public InstantiatedVnfInfo completed(OperationContext context) {
    return InstantiatedInfo.of(request(context), context.steps(), VnfOperationalState.STARTED);
  }

  /**
   * What was given up half way still takes resources: the instance counts as instantiated and
   * stopped, so that it can be terminated.
   */
  @Override
  public @Nullable InstantiatedVnfInfo abandoned(OperationContext context) {
    return context.steps().stream().noneMatch(step -> step.state().mayHaveActed())
        ? null
        : InstantiatedInfo.of(request(context), context.steps(), VnfOperationalState.STOPPED);
  }

  private Deployment desired(OperationContext context) {
    return Deployments.desired(
        context.occurrenceId(), packages.requireEnabled(context.vnfdId()), request(context));
  }

  private InstantiateVnfRequest request(OperationContext context) {
    return json.convertValue(context.params(), InstantiateVnfRequest.class);
  }

  private void requireNetwork(String network) {
    if (vim.findNetwork(network).isEmpty()) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "The VIM has no network "
              + network
              + ": make it, or name another in extVirtualLinks[].resourceId.");
    }
  }
}
