package org.pawl.vnfm.vnfpkgm;

/** How far a package's content is (SOL005 9.5.4.3). */
public enum PackageOnboardingState {
  CREATED,
  UPLOADING,
  PROCESSING,
  ONBOARDED,
  ERROR;

  /** Whether content may be uploaded now: there is none, and nobody is at it. */
  boolean acceptsContent() {
    return this == CREATED || this == ERROR;
  }

  /** Whether an upload is under way. */
  boolean isBusy() {
    return this == UPLOADING || this == PROCESSING;
  }
}
