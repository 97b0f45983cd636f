package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.NotifiedVnf;

/**
 * A VNF instance as it is at one moment.
 *
 * @param version rises with each change
 * @param instantiatedVnfInfo null while it is not instantiated
 */
public record VnfInstanceDetail(
    UUID id,
    long version,
    Instant createdAt,
    VnfInfo info,
    String vnfdId,
    UUID vnfPkgId,
    String vnfProvider,
    String vnfProductName,
    String vnfSoftwareVersion,
    String vnfdVersion,
    InstantiationState instantiationState,
    @Nullable InstantiatedVnfInfo instantiatedVnfInfo) {

  /** The VNFCs of the instance, none while it is not instantiated. */
  public List<UUID> vnfcIds() {
    return instantiatedVnfInfo == null
        ? List.of()
        : instantiatedVnfInfo.vnfcResourceInfo().stream()
            .map(each -> UUID.fromString(each.id()))
            .toList();
  }

  /** One VNFC of the instance. */
  public Optional<InstantiatedVnfInfo.VnfcResourceInfo> vnfc(UUID vnfcId) {
    return instantiatedVnfInfo == null
        ? Optional.empty()
        : instantiatedVnfInfo.vnfcResourceInfo().stream()
            .filter(each -> each.id().equals(vnfcId.toString()))
            .findFirst();
  }

  /** What subscription filters look at. */
  public NotifiedVnf notified() {
    return new NotifiedVnf(
        id.toString(),
        info.vnfInstanceName(),
        vnfdId,
        vnfProvider,
        vnfProductName,
        vnfSoftwareVersion,
        vnfdVersion);
  }
}
