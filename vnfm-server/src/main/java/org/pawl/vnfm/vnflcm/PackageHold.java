package org.pawl.vnfm.vnflcm;

import java.util.Optional;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps packages from being deleted while an instance is, or is becoming, of them. It acts in the
 * transaction of the state that it hears of.
 */
@Component
class PackageHold {

  private final VnfInstanceRepository instances;
  private final VnfLcmOpOccRepository occurrences;
  private final VnfPackages packages;

  PackageHold(
      VnfInstanceRepository instances, VnfLcmOpOccRepository occurrences, VnfPackages packages) {
    this.instances = instances;
    this.occurrences = occurrences;
    this.packages = packages;
  }

  @EventListener
  void heed(OperationStateChanged change) {
    if (change.operation() != LcmOperationType.CHANGE_VNFPKG) {
      return;
    }
    var destination = destination(change);
    if (change.from() == null) {
      destination.ifPresent(each -> packages.use(each.packageId(), change.vnfInstanceId()));
    } else if (change.to() == OperationState.FAILED || change.to() == OperationState.ROLLED_BACK) {
      var instance = instances.findById(change.vnfInstanceId()).orElseThrow();
      destination
          .filter(each -> !each.packageId().equals(instance.vnfPkgId()))
          .ifPresent(each -> packages.release(each.packageId(), instance.getId()));
    }
  }

  /** Makes an instance one of another package, and lets go of the one that it was of. */
  void exchange(VnfInstance instance, OnboardedPackage onboarded) {
    packages.release(instance.vnfPkgId(), instance.getId());
    instance.becomes(onboarded);
  }

  private Optional<OnboardedPackage> destination(OperationStateChanged change) {
    return occurrences
        .findById(change.vnfLcmOpOccId())
        .map(occurrence -> String.valueOf(occurrence.operationParams().get("vnfdId")))
        .flatMap(packages::byVnfdId);
  }
}
