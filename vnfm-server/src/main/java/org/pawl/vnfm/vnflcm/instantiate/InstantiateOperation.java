package org.pawl.vnfm.vnflcm.instantiate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfOperationalState;
import org.pawl.vnfm.vnflcm.deployment.Aim;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnflcm.deployment.DeploymentPlanner;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Instantiate VNF (SOL003 5.4.4). */
@Component
final class InstantiateOperation implements Operation {

  private final VnfPackages packages;
  private final Aims aims;
  private final JsonMapper json;

  InstantiateOperation(VnfPackages packages, Aims aims, JsonMapper json) {
    this.packages = packages;
    this.aims = aims;
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
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return true;
  }

  @Override
  public boolean isAllowed(InstantiationState state, @Nullable InstantiatedVnfInfo info) {
    return state == InstantiationState.NOT_INSTANTIATED;
  }

  @Override
  public void validate(OperationContext context) {
    aims.desired(context, aim(packages.requireEnabled(context.vnfdId()), request(context)));
  }

  @Override
  public List<Change> plan(OperationContext context) {
    var desired =
        aims.desired(context, aim(packages.requireEnabled(context.vnfdId()), request(context)));
    aims.requireNetworks(desired);
    return DeploymentPlanner.plan(desired, context.before());
  }

  @Override
  public InstantiatedVnfInfo completed(OperationContext context) {
    return info(context, VnfOperationalState.STARTED);
  }

  @Override
  public @Nullable InstantiatedVnfInfo rolledBack(OperationContext context) {
    return null;
  }

  /**
   * What was given up half way still takes resources: the instance counts as instantiated and
   * stopped, so that it can be terminated, or healed.
   */
  @Override
  public @Nullable InstantiatedVnfInfo abandoned(OperationContext context) {
    return context.steps().stream().noneMatch(step -> step.state().mayHaveActed())
        ? null
        : info(context, VnfOperationalState.STOPPED);
  }

  private InstantiatedVnfInfo info(OperationContext context, VnfOperationalState state) {
    return aims.info(context, aim(aims.onboarded(context), request(context)), state);
  }

  private InstantiateVnfRequest request(OperationContext context) {
    return json.convertValue(context.params(), InstantiateVnfRequest.class);
  }

  static Aim aim(OnboardedPackage onboarded, InstantiateVnfRequest request) {
    var flavour = Aim.flavour(onboarded.vnfd(), request.flavourId());
    return new Aim(
        onboarded.packageId(),
        flavour,
        Aim.size(flavour, request.instantiationLevelId(), request.targetScaleLevelInfo()),
        request.extVirtualLinks(),
        request.localizationLanguage());
  }
}
