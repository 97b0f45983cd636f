package org.pawl.vnfm.vnfpkgm.csar;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a package are: told by TOSCA.meta, or, in a package without it, by the one
 * YAML file in the root with its manifest beside it (SOL004 4.1.2, 4.1.3).
 *
 * @param classified folders and files of change log, tests and licences, with their
 *     artifactClassification
 */
record CsarLayout(
    @Nullable String metaPath,
    String entryDefinitions,
    String manifestPath,
    @Nullable String certificatePath,
    Map<String, String> classified) {

  CsarLayout {
    classified = Map.copyOf(classified);
  }

  static CsarLayout of(CsarArchive archive, CsarLimits limits) throws IOException {
    var layout =
        archive.has(ToscaMeta.PATH)
            ? withMeta(ToscaMeta.parse(archive.text(ToscaMeta.PATH, limits.maxTextBytes())))
            : withoutMeta(archive);
    if (!archive.has(layout.entryDefinitions())) {
      throw CsarArchive.refused(
          layout.entryDefinitions(), "the package's first definitions file is not in the archive");
    }
    if (!archive.has(layout.manifestPath())) {
      throw CsarArchive.refused(
          layout.manifestPath(),
          "the manifest is not in the archive: name it as ETSI-Entry-Manifest in "
              + ToscaMeta.PATH
              + " and list every file in it");
    }
    return layout;
  }

  private static CsarLayout withMeta(ToscaMeta meta) {
    var classified = new LinkedHashMap<String, String>();
    meta.entry("Entry-Change-Log").ifPresent(path -> classified.put(path, "HISTORY"));
    meta.entry("Entry-Tests").ifPresent(path -> classified.put(path, "TESTING"));
    meta.entry("Entry-Licenses").ifPresent(path -> classified.put(path, "LICENSE"));
    return new CsarLayout(
        ToscaMeta.PATH,
        meta.entryDefinitions(),
        meta.entry("Entry-Manifest").orElseGet(() -> beside(meta.entryDefinitions())),
        meta.entry("Entry-Certificate").orElse(null),
        classified);
  }

  private static CsarLayout withoutMeta(CsarArchive archive) {
    var roots =
        archive.entries().keySet().stream()
            .filter(path -> path.indexOf('/') < 0 && path.matches(".*\\.ya?ml"))
            .toList();
    if (roots.size() != 1) {
      throw CsarArchive.refused(
          ToscaMeta.PATH,
          "the file is missing, and instead of one YAML file in the archive's root there are "
              + roots.size());
    }
    return new CsarLayout(null, roots.getFirst(), beside(roots.getFirst()), null, Map.of());
  }

  private static String beside(String definitions) {
    return definitions.replaceFirst("\\.ya?ml$", "") + ".mf";
  }

  /** The artifactClassification of a file. */
  @Nullable String classification(String path) {
    return List.copyOf(classified.entrySet()).stream()
        .filter(each ->
            path.equals(each.getKey()) || path.startsWith(each.getKey().replaceFirst("/?$", "/")))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether the manifest may be silent about a file: itself, TOSCA.meta, and the signer's
   * certificate.
   */
  boolean isExemptFromManifest(String path) {
    return path.equals(manifestPath) || path.equals(metaPath) || path.equals(certificatePath);
  }
}
