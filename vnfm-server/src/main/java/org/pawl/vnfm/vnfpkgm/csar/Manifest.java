package org.pawl.vnfm.vnfpkgm.csar;

import java.util.List;
import java.util.Map;

/**
 * A package's manifest: its metadata, and the digest of every file (SOL004 4.3.2).
 *
 * @param signed whether a CMS signature follows
 */
record Manifest(Map<String, String> metadata, List<Entry> entries, boolean signed) {

  Manifest {
    metadata = Map.copyOf(metadata);
    entries = List.copyOf(entries);
  }

  /**
   * A file and its digest.
   *
   * @param line where its Source stands
   */
  record Entry(String source, String algorithm, String hash, int line) {}
}
