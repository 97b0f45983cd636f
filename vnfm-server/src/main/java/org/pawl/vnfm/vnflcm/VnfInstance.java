package org.pawl.vnfm.vnflcm;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.springframework.data.domain.Persistable;

/** A VNF instance, from its creation to its deletion (SOL003 5.5.2.2). */
@Entity
class VnfInstance implements Persistable<UUID> {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private Instant createdAt;
  private @Nullable String vnfInstanceName;
  private @Nullable String vnfInstanceDescription;
  private String vnfdId;
  private UUID vnfPkgId;
  private String vnfProvider;
  private String vnfProductName;
  private String vnfSoftwareVersion;
  private String vnfdVersion;

  @Enumerated(EnumType.STRING)
  private InstantiationState instantiationState = InstantiationState.NOT_INSTANTIATED;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> vnfConfigurableProperties = Map.of();

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> vimConnectionInfo = Map.of();

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable InstantiatedVnfInfo instantiatedVnfInfo;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> metadata = Map.of();

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> extensions = Map.of();

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected VnfInstance() {}

  VnfInstance(
      OnboardedPackage onboarded,
      @Nullable String name,
      @Nullable String description,
      Map<String, Object> metadata,
      Instant now) {
    this.id = UUID.randomUUID();
    this.createdAt = now;
    this.vnfInstanceName = name;
    this.vnfInstanceDescription = description;
    this.metadata = metadata;
    this.vnfPkgId = onboarded.packageId();
    var vnfd = onboarded.vnfd();
    this.vnfdId = vnfd.id();
    this.vnfProvider = vnfd.provider();
    this.vnfProductName = vnfd.productName();
    this.vnfSoftwareVersion = vnfd.softwareVersion();
    this.vnfdVersion = vnfd.descriptorVersion();
  }

  /** Is of another package from now on. */
  void becomes(OnboardedPackage onboarded) {
    vnfPkgId = onboarded.packageId();
    var vnfd = onboarded.vnfd();
    vnfdId = vnfd.id();
    vnfProvider = vnfd.provider();
    vnfProductName = vnfd.productName();
    vnfSoftwareVersion = vnfd.softwareVersion();
    vnfdVersion = vnfd.descriptorVersion();
  }

  /** What it has from its package, by SOL003's names. */
  Map<String, Object> fromPackage() {
    return Map.of(
        "vnfdId",
        vnfdId,
        "vnfProvider",
        vnfProvider,
        "vnfProductName",
        vnfProductName,
        "vnfSoftwareVersion",
        vnfSoftwareVersion,
        "vnfdVersion",
        vnfdVersion);
  }

  /** Takes over what an operation left behind the instance; null for nothing. */
  void standsOn(@Nullable InstantiatedVnfInfo info) {
    instantiatedVnfInfo = info;
    instantiationState =
        info == null ? InstantiationState.NOT_INSTANTIATED : InstantiationState.INSTANTIATED;
  }

  /** Takes over the values that an orchestrator wrote; all of them, the unchanged ones too. */
  void describe(VnfInfo info) {
    vnfInstanceName = info.vnfInstanceName();
    vnfInstanceDescription = info.vnfInstanceDescription();
    vnfConfigurableProperties = info.vnfConfigurableProperties();
    vimConnectionInfo = info.vimConnectionInfo();
    metadata = info.metadata();
    extensions = info.extensions();
  }

  VnfInfo info() {
    return new VnfInfo(
        vnfInstanceName,
        vnfInstanceDescription,
        vnfConfigurableProperties,
        vimConnectionInfo,
        metadata,
        extensions);
  }

  VnfInstanceDetail detail() {
    return new VnfInstanceDetail(
        id,
        version(),
        createdAt,
        info(),
        vnfdId,
        vnfPkgId,
        vnfProvider,
        vnfProductName,
        vnfSoftwareVersion,
        vnfdVersion,
        instantiationState,
        instantiatedVnfInfo);
  }

  @Override
  public UUID getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return version == null;
  }

  long version() {
    return version == null ? 0 : version;
  }

  String vnfdId() {
    return vnfdId;
  }

  UUID vnfPkgId() {
    return vnfPkgId;
  }

  InstantiationState instantiationState() {
    return instantiationState;
  }

  @Nullable InstantiatedVnfInfo instantiatedVnfInfo() {
    return instantiatedVnfInfo;
  }
}
