package org.pawl.vnfm.vnfpkgm.signature;

import java.time.Instant;

/**
 * Who vouches for a package or for one of its files.
 *
 * @param subject whom the signer's certificate names
 * @param root the trusted authority at the end of its chain
 * @param certificateUntil when it expires
 */
public record Signer(String subject, String root, Instant certificateUntil) {}
