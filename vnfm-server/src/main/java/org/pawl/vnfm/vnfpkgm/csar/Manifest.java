package org.pawl.vnfm.vnfpkgm.csar;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package's manifest: its metadata, and the digest of every file (SOL004 4.3.2).
 *
 * @param artifactSets the set to which a non-MANO artifact belongs, by its path
 * @param signature the CMS block at its end
 */
record Manifest(
    Map<String, String> metadata,
    List<Entry> entries,
    Map<String, String> artifactSets,
    @Nullable Signature signature) {

  Manifest {
    metadata = Map.copyOf(metadata);
    entries = List.copyOf(entries);
    artifactSets = Map.copyOf(artifactSets);
  }

  /**
   * A file and its digest.
   *
   * @param algorithm null where a signature of the whole package makes digests needless
   * @param signature the path of its own signature
   * @param certificate the path of that signature's certificate
   * @param line where its Source stands
   */
  record Entry(
      String source,
      @Nullable String algorithm,
      @Nullable String hash,
      @Nullable String signature,
      @Nullable String certificate,
      int line) {}

  /**
   * The signature of all that stands before it.
   *
   * @param line where it begins
   */
  record Signature(String signed, String cms, int line) {}
}
