package org.pawl.vnfm.vnfpkgm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.VnfProductsFilter;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/**
 * Which news of packages a consumer wants to hear (PkgmNotificationsFilter, SOL003 10.5.3.4). What
 * is absent matches everything.
 */
record PkgmFilter(
    @Nullable List<String> notificationTypes,
    @Nullable List<VnfProductsFilter> vnfProductsFromProviders,
    @Nullable List<String> vnfdId,
    @Nullable List<String> vnfPkgId,
    @Nullable PackageOperationalState operationalState,
    @Nullable UsageState usageState,
    @Nullable List<String> vnfmInfo) {

  static final String ONBOARDING = "VnfPackageOnboardingNotification";
  static final String CHANGE = "VnfPackageChangeNotification";

  /** The filter of who gave none. */
  static final PkgmFilter ALL = new PkgmFilter(null, null, null, null, null, null, null);

  /** Whether VNF instances are made from a package. */
  enum UsageState {
    IN_USE,
    NOT_IN_USE
  }

  /** Refuses with 422 conditions on notifications that the filter does not let through. */
  void requireSensible() {
    var onChange = vnfPkgId != null || operationalState != null || usageState != null;
    if (onChange && notificationTypes != null && !notificationTypes.contains(CHANGE)) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "The attributes vnfPkgId, operationalState and usageState of the filter go with the notificationTypes value "
              + CHANGE
              + ": add it, or leave them out.");
    }
  }

  boolean matches(PackageEvent news) {
    return switch (news) {
      case PackageEvent.Onboarded onboarded -> matches(ONBOARDING, onboarded.subject());
      case PackageEvent.OperationalStateChanged changed ->
          matches(CHANGE, changed.subject()) && matchesState(changed.subject(), changed.to());
      case PackageEvent.Deleted deleted ->
          matches(CHANGE, deleted.subject())
              && matchesState(deleted.subject(), PackageOperationalState.DISABLED);
    };
  }

  private boolean matches(String notificationType, PackageEvent.Subject subject) {
    var vnfd = subject.vnfd();
    return (notificationTypes == null || notificationTypes.contains(notificationType))
        && (vnfdId == null || vnfdId.contains(vnfd.id()))
        && (vnfmInfo == null || vnfd.vnfmInfo().stream().anyMatch(vnfmInfo::contains))
        && (vnfProductsFromProviders == null
            || vnfProductsFromProviders.stream()
                .anyMatch(each ->
                    each.matches(
                        vnfd.provider(),
                        vnfd.productName(),
                        vnfd.softwareVersion(),
                        vnfd.descriptorVersion())));
  }

  /** A package has to be disabled before it is deleted, so that is what it was. */
  private boolean matchesState(PackageEvent.Subject subject, PackageOperationalState state) {
    return (vnfPkgId == null || vnfPkgId.contains(subject.packageId().toString()))
        && (operationalState == null || operationalState == state)
        && (usageState == null || (usageState == UsageState.IN_USE) == subject.inUse());
  }
}
