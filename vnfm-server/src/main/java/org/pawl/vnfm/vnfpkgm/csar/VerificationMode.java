package org.pawl.vnfm.vnfpkgm.csar;

/** What a package has to bring along to be believed (SOL004 5.1). */
public enum VerificationMode {
  /** A manifest that names every file, a signature by a trusted signer, and a change log. */
  STRICT,
  /** A manifest that names every file; a signature only has to be right where there is one. */
  MANIFEST,
  /** Neither; what a manifest or a signature says has to be right where there is one. */
  LENIENT
}
