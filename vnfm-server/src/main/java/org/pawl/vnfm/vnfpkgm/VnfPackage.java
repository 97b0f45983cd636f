package org.pawl.vnfm.vnfpkgm;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpkgm.csar.CsarContents;

/**
 * A VNF package and its states (SOL005 9.5.2.5, B.2). Its bytes stand in {@link PackageContent}.
 */
@Entity
class VnfPackage {

  @Id private UUID id;
  @Version private long version;
  private Instant createdAt;

  @Enumerated(EnumType.STRING)
  private PackageOnboardingState onboardingState = PackageOnboardingState.CREATED;

  @Enumerated(EnumType.STRING)
  private PackageOperationalState operationalState = PackageOperationalState.DISABLED;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> userDefinedData;

  private @Nullable UUID uploadId;

  @SuppressWarnings("UnusedVariable") // queries read it
  private @Nullable Instant uploadLeaseUntil;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Map<String, Object> onboardingFailure;

  @SuppressWarnings("UnusedVariable") // queries read it
  private @Nullable String vnfdId;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Vnfd vnfd;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable CsarContents contents;

  private @Nullable String contentSha256;
  private @Nullable Long contentLength;
  private @Nullable Instant onboardedAt;

  /** For the persistence provider, which then sets every field. */
  protected VnfPackage() {
    this(new UUID(0, 0), Instant.EPOCH, Map.of());
  }

  VnfPackage(UUID id, Instant createdAt, Map<String, Object> userDefinedData) {
    this.id = id;
    this.createdAt = createdAt;
    this.userDefinedData = new LinkedHashMap<>(userDefinedData);
  }

  void beginUpload(UUID upload, Instant leaseUntil) {
    if (!onboardingState.acceptsContent()) {
      throw Problem.conflict(
          "The package is "
              + onboardingState
              + "; content is uploaded to one that is CREATED or ERROR. For other content create a new package.");
    }
    onboardingState = PackageOnboardingState.UPLOADING;
    uploadId = upload;
    uploadLeaseUntil = leaseUntil;
    onboardingFailure = null;
  }

  void renewLease(UUID upload, Instant leaseUntil) {
    requireUpload(upload);
    uploadLeaseUntil = leaseUntil;
  }

  void beginProcessing(UUID upload, Instant leaseUntil) {
    renewLease(upload, leaseUntil);
    onboardingState = PackageOnboardingState.PROCESSING;
  }

  void onboard(UUID upload, VerifiedPackage verified, Instant now) {
    requireUpload(upload);
    endUpload(PackageOnboardingState.ONBOARDED);
    operationalState = PackageOperationalState.ENABLED;
    vnfd = verified.vnfd();
    vnfdId = verified.vnfd().id();
    contents = verified.contents();
    contentSha256 = verified.sha256();
    contentLength = verified.length();
    onboardedAt = now;
  }

  void fail(UUID upload, Problem reason) {
    requireUpload(upload);
    endUpload(PackageOnboardingState.ERROR);
    onboardingFailure = reason.toMap();
  }

  private void endUpload(PackageOnboardingState state) {
    onboardingState = state;
    uploadId = null;
    uploadLeaseUntil = null;
  }

  private void requireUpload(UUID upload) {
    if (!upload.equals(uploadId)) {
      throw Problem.conflict(
          "The upload took too long and was given up; upload the content again.");
    }
  }

  void changeOperationalState(PackageOperationalState wanted) {
    if (onboardingState != PackageOnboardingState.ONBOARDED) {
      throw Problem.conflict(
          "The package is "
              + onboardingState
              + "; only one that is ONBOARDED can be enabled or disabled.");
    }
    if (operationalState == wanted) {
      throw Problem.conflict("The package is " + wanted + " already.");
    }
    operationalState = wanted;
  }

  /** Merges as RFC 7396 says: a null takes the key away. */
  void mergeUserDefinedData(Map<String, @Nullable Object> changes) {
    var merged = new LinkedHashMap<>(userDefinedData);
    changes.forEach((key, value) -> {
      if (value == null) {
        merged.remove(key);
      } else {
        merged.put(key, value);
      }
    });
    userDefinedData = merged;
  }

  void requireDeletable() {
    if (onboardingState.isBusy()) {
      throw Problem.conflict(
          "The package is " + onboardingState + "; wait until the upload has ended.");
    }
    if (operationalState == PackageOperationalState.ENABLED) {
      throw Problem.conflict("The package is ENABLED; disable it before it is deleted.");
    }
  }

  /** What it holds; 409 unless it is on-boarded. */
  Onboarded requireOnboarded() {
    if (vnfd == null
        || contents == null
        || contentSha256 == null
        || contentLength == null
        || onboardedAt == null) {
      throw Problem.conflict(
          "The package is " + onboardingState + "; its content can be read when it is ONBOARDED.");
    }
    return new Onboarded(vnfd, contents, contentSha256, contentLength, onboardedAt);
  }

  /** What lists show of it. */
  PackageSummary summary(boolean inUse) {
    return new PackageSummary(
        id,
        createdAt,
        onboardingState,
        operationalState == PackageOperationalState.ENABLED,
        inUse,
        vnfd,
        onboardingFailure == null ? null : String.valueOf(onboardingFailure.get("detail")));
  }

  /** What an on-boarded package holds. */
  record Onboarded(Vnfd vnfd, CsarContents contents, String sha256, long length, Instant at) {}

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  Instant createdAt() {
    return createdAt;
  }

  PackageOnboardingState onboardingState() {
    return onboardingState;
  }

  PackageOperationalState operationalState() {
    return operationalState;
  }

  @Nullable UUID uploadId() {
    return uploadId;
  }

  Map<String, Object> userDefinedData() {
    return Map.copyOf(userDefinedData);
  }

  @Nullable Map<String, Object> onboardingFailure() {
    return onboardingFailure;
  }
}
