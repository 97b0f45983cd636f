package org.pawl.vnfm.vnfpkgm;

import java.time.Instant;
import java.util.UUID;

/** News about an on-boarded package, published in the transaction that changes it. */
public sealed interface PackageEvent {

  /** The package that the news is about. */
  Subject subject();

  /**
   * A package at the moment of the news.
   *
   * @param inUse whether VNF instances are made from it
   */
  record Subject(UUID packageId, Vnfd vnfd, boolean inUse, Instant at) {}

  /** A package was on-boarded. */
  record Onboarded(Subject subject) implements PackageEvent {}

  /** A package was enabled or disabled. */
  record OperationalStateChanged(Subject subject, PackageOperationalState to)
      implements PackageEvent {}

  /** A package was deleted. */
  record Deleted(Subject subject) implements PackageEvent {}
}
