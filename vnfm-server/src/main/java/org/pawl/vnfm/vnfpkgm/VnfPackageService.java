package org.pawl.vnfm.vnfpkgm;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates, finds, changes and deletes packages, and lends them to the other modules. */
@Service
class VnfPackageService implements VnfPackages, PackageSummaries {

  /** A package, and whether VNF instances are made from it. */
  record PackageAndUse(VnfPackage vnfPackage, boolean inUse) {}

  private final VnfPackageRepository packages;
  private final PackageUses uses;
  private final PackageFiles files;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  VnfPackageService(
      VnfPackageRepository packages,
      PackageUses uses,
      PackageFiles files,
      ApplicationEventPublisher events,
      Clock clock) {
    this.packages = packages;
    this.uses = uses;
    this.files = files;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  PackageAndUse create(Map<String, Object> userDefinedData) {
    var created = new VnfPackage(UUID.randomUUID(), clock.instant(), userDefinedData);
    return new PackageAndUse(packages.saveAndFlush(created), false);
  }

  @Transactional(readOnly = true)
  List<PackageAndUse> all() {
    var used = new HashSet<>(packages.findUsed());
    return packages.findAll().stream()
        .map(each -> new PackageAndUse(each, used.contains(each.id())))
        .toList();
  }

  @Transactional(readOnly = true)
  PackageAndUse get(UUID packageId) {
    return new PackageAndUse(find(packageId), uses.exist(packageId));
  }

  /** Changes what is given, and returns the package as it is then. */
  @Transactional
  VnfPackage change(
      UUID packageId,
      @Nullable PackageOperationalState operationalState,
      Map<String, @Nullable Object> userDefinedData,
      @Nullable String ifMatch) {
    var found =
        packages.lock(packageId).orElseThrow(() -> Problem.notFound("VNF package", packageId));
    Etag.of(found.version()).requireMatch(ifMatch);
    if (operationalState != null) {
      found.changeOperationalState(operationalState);
      events.publishEvent(new PackageEvent.OperationalStateChanged(news(found), operationalState));
    }
    found.mergeUserDefinedData(userDefinedData);
    return packages.saveAndFlush(found);
  }

  @Transactional
  void delete(UUID packageId) {
    var found =
        packages.lock(packageId).orElseThrow(() -> Problem.notFound("VNF package", packageId));
    found.requireDeletable();
    if (uses.exist(packageId)) {
      throw Problem.conflict("The package is IN_USE; delete the VNF instances made from it first.");
    }
    if (found.onboardingState() == PackageOnboardingState.ONBOARDED) {
      events.publishEvent(new PackageEvent.Deleted(news(found)));
    }
    packages.delete(found);
  }

  private PackageEvent.Subject news(VnfPackage about) {
    return new PackageEvent.Subject(
        about.id(), about.requireOnboarded().vnfd(), uses.exist(about.id()), clock.instant());
  }

  @Override
  @Transactional(readOnly = true)
  public OnboardedPackage requireEnabled(String vnfdId) {
    var found =
        find(vnfdId)
            .orElseThrow(() ->
                new Problem(
                    ProblemType.UNPROCESSABLE_CONTENT,
                    "No VNF package with the vnfdId " + vnfdId + " is on-boarded."));
    if (found.operationalState() != PackageOperationalState.ENABLED) {
      throw disabled(found.id());
    }
    return onboarded(found);
  }

  @Override
  @Transactional(readOnly = true)
  public List<PackageSummary> list() {
    return all().stream()
        .map(each -> each.vnfPackage().summary(each.inUse()))
        .sorted(Comparator.comparing(PackageSummary::createdAt))
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<OnboardedPackage> byVnfdId(String vnfdId) {
    return find(vnfdId).map(VnfPackageService::onboarded);
  }

  @Override
  public byte[] artifact(UUID packageId, String path) {
    return files.bytes(find(packageId), path);
  }

  @Override
  @Transactional
  public void use(UUID packageId, UUID vnfInstanceId) {
    if (!uses.add(packageId, vnfInstanceId)) {
      throw disabled(packageId);
    }
  }

  @Override
  @Transactional
  public void release(UUID packageId, UUID vnfInstanceId) {
    uses.remove(packageId, vnfInstanceId);
  }

  /** PostgreSQL keeps no NUL in texts, and refuses to look for one. */
  private Optional<VnfPackage> find(String vnfdId) {
    return vnfdId.indexOf('\0') >= 0 ? Optional.empty() : packages.findByVnfdId(vnfdId);
  }

  private VnfPackage find(UUID packageId) {
    return packages
        .findById(packageId)
        .orElseThrow(() -> Problem.notFound("VNF package", packageId));
  }

  private static OnboardedPackage onboarded(VnfPackage found) {
    return new OnboardedPackage(found.id(), found.requireOnboarded().vnfd());
  }

  private static Problem disabled(UUID packageId) {
    return new Problem(
        ProblemType.UNPROCESSABLE_CONTENT,
        "The VNF package " + packageId + " is not ENABLED; enable it first.");
  }
}
