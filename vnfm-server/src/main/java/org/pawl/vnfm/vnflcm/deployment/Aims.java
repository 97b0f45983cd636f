package org.pawl.vnfm.vnflcm.deployment;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfOperationalState;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;

/** What the operations on instantiated VNFs have in common. */
@Component
public class Aims {

  private final VnfPackages packages;
  private final Vim vim;

  Aims(VnfPackages packages, Vim vim) {
    this.packages = packages;
    this.vim = vim;
  }

  /** The package of the instance, which may have been disabled since. */
  public OnboardedPackage onboarded(OperationContext context) {
    return packages
        .byVnfdId(context.vnfdId())
        .orElseThrow(() ->
            new Problem(
                ProblemType.INTERNAL_ERROR,
                "The package of VNFD " + context.vnfdId() + " is gone while it is in use."));
  }

  /** What stood behind the instance when the operation began. */
  public Aim standing(OperationContext context) {
    return Aim.standing(onboarded(context), current(context), context.before().vduInstances());
  }

  /** The VNF as it was once, when the descriptor was the one that it has now. */
  public Aim like(
      OperationContext context, InstantiatedVnfInfo once, Map<String, Integer> vduInstances) {
    return Aim.standing(onboarded(context), once, vduInstances);
  }

  /** Refuses with 409 a VNF that is stopped. */
  public void requireStarted(OperationContext context) {
    if (current(context).vnfState() != VnfOperationalState.STARTED) {
      throw Problem.conflict(
          "The VNF is STOPPED: start it with the task operate, or heal it, and try again.");
    }
  }

  /** What shall stand behind the instance; the same each time for one occurrence. */
  public Deployment desired(OperationContext context, Aim aim) {
    return desired(context, aim, context.before());
  }

  /**
   * Like {@link #desired(OperationContext, Aim)}.
   *
   * @param kept what stands and may be kept
   */
  public Deployment desired(OperationContext context, Aim aim, Inventory kept) {
    return Deployments.desired(context.occurrenceId(), aim, kept);
  }

  /** A VNFC in the place of another. */
  public Deployment.Vnfc instead(UUID occurrenceId, Deployment.Vnfc old) {
    return Deployments.instead(occurrenceId, old);
  }

  /** What stands behind the instance now. */
  public InstantiatedVnfInfo info(OperationContext context, Aim aim, VnfOperationalState state) {
    return InstantiatedInfo.of(aim, state, context.now());
  }

  /** What stands behind the instance again, or still, with the state it had. */
  public InstantiatedVnfInfo unchanged(OperationContext context) {
    return info(context, standing(context), current(context).vnfState());
  }

  /** Refuses with 422 networks that the VIM has not. */
  public void requireNetworks(Deployment desired) {
    desired.vnfcs().stream()
        .flatMap(vnfc -> vnfc.ports().stream())
        .map(Deployment.Port::networkId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(this::requireNetwork);
  }

  private void requireNetwork(String network) {
    if (vim.findNetwork(network).isEmpty()) {
      throw Aim.refused(
          "The VIM has no network "
              + network
              + ": make it, or name another in extVirtualLinks[].resourceId.");
    }
  }

  private static InstantiatedVnfInfo current(OperationContext context) {
    @Nullable InstantiatedVnfInfo info = context.current();
    if (info == null) {
      throw Problem.conflict("The VNF instance is NOT_INSTANTIATED.");
    }
    return info;
  }
}
