package org.pawl.vnfm.vnfpkgm;

import java.util.Optional;
import java.util.UUID;

/** What the other modules ask of the packages. */
public interface VnfPackages {

  /**
   * The enabled package with this descriptor; refuses with 422 when there is none, or it is
   * disabled.
   */
  OnboardedPackage requireEnabled(String vnfdId);

  /** The on-boarded package with this descriptor, enabled or not. */
  Optional<OnboardedPackage> byVnfdId(String vnfdId);

  /** The bytes of a file of an on-boarded package; 404 when it has no such file. */
  byte[] artifact(UUID packageId, String path);

  /**
   * Notes that a VNF instance is made from the package, so that it cannot be deleted; refuses with
   * 422 when it is disabled.
   */
  void use(UUID packageId, UUID vnfInstanceId);

  /** Takes that note back; does nothing when there is none. */
  void release(UUID packageId, UUID vnfInstanceId);
}
