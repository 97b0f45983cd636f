package org.pawl.vnfm.vnfpkgm.csar;

import org.jspecify.annotations.Nullable;

/**
 * A file of a package.
 *
 * @param algorithm of the digest, as the manifest names it; SHA-256 for the few files that the
 *     manifest does not name
 * @param hash the verified digest in lower-case hexadecimal digits
 * @param classification HISTORY, TESTING or LICENSE where TOSCA.meta says so (SOL004 4.3)
 * @param nonManoArtifactSetId the set that the manifest counts it to (SOL004 4.3.7)
 */
public record CsarFile(
    String path,
    long size,
    String algorithm,
    String hash,
    @Nullable String classification,
    @Nullable String nonManoArtifactSetId) {}
