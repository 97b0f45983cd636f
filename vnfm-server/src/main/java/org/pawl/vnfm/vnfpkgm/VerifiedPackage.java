package org.pawl.vnfm.vnfpkgm;

import java.nio.file.Path;
import org.pawl.vnfm.vnfpkgm.csar.CsarContents;

/**
 * A package that has passed every check, not yet stored.
 *
 * @param file its bytes
 * @param sha256 of these bytes
 */
record VerifiedPackage(Path file, long length, String sha256, CsarContents contents, Vnfd vnfd) {}
