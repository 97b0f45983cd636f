package org.pawl.vnfm.vnfpkgm;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an upload, each in a transaction of its own. */
@Component
class PackageTransitions {

  private static final Logger LOG = LoggerFactory.getLogger(PackageTransitions.class);

  private final VnfPackageRepository packages;
  private final PackageContent content;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PackageTransitions(
      VnfPackageRepository packages,
      PackageContent content,
      ApplicationEventPublisher events,
      Clock clock) {
    this.packages = packages;
    this.content = content;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  void beginUpload(UUID packageId, UUID upload, Instant leaseUntil) {
    change(packageId, each -> each.beginUpload(upload, leaseUntil));
  }

  @Transactional
  void renewLease(UUID packageId, UUID upload, Instant leaseUntil) {
    change(packageId, each -> each.renewLease(upload, leaseUntil));
  }

  @Transactional
  void beginProcessing(UUID packageId, UUID upload, Instant leaseUntil) {
    change(packageId, each -> each.beginProcessing(upload, leaseUntil));
  }

  @Transactional
  void onboard(UUID packageId, UUID upload, VerifiedPackage verified, Instant now) {
    packages.lockVnfdId(verified.vnfd().id());
    packages
        .findByVnfdId(verified.vnfd().id())
        .ifPresent(other -> {
          throw Problem.conflict(
              "The descriptor "
                  + verified.vnfd().id()
                  + " is on-boarded already, in the package "
                  + other.id()
                  + ": give a changed descriptor a new descriptor_id, or delete that package.");
        });
    change(packageId, each -> each.onboard(upload, verified, now));
    content.store(packageId, verified.file());
    events.publishEvent(
        new PackageEvent.Onboarded(
            new PackageEvent.Subject(packageId, verified.vnfd(), false, now)));
  }

  @Transactional
  void fail(UUID packageId, UUID upload, Problem reason) {
    change(packageId, each -> each.fail(upload, reason));
  }

  /** Gives up the uploads whose VNFM died, so that their packages can be used again. */
  @Scheduled(fixedDelayString = "PT15S")
  @Transactional
  void failAbandoned() {
    for (var found : packages.findAbandoned(clock.instant())) {
      var upload = found.uploadId();
      if (upload != null) {
        found.fail(
            upload,
            new Problem(
                ProblemType.UNAVAILABLE, "The upload was interrupted; upload the content again."));
        LOG.warn("The upload of VNF package {} was interrupted", found.id());
      }
    }
  }

  private void change(UUID packageId, Consumer<VnfPackage> change) {
    change.accept(
        packages.lock(packageId).orElseThrow(() -> Problem.notFound("VNF package", packageId)));
  }
}
