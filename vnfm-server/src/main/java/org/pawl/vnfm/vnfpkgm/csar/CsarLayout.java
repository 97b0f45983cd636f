package org.pawl.vnfm.vnfpkgm.csar;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/**
 * Where the parts of a package are: told by TOSCA.meta, or, in a package without it, by the one
 * YAML file in the root with its manifest beside it (SOL004 4.1.2, 4.1.3).
 *
 * @param manifestIsNamed whether TOSCA.meta names the manifest, or it is looked for by its usual
 *     name
 * @param classified folders and files of change log, tests and licences, with their
 *     artifactClassification
 */
record CsarLayout(
    @Nullable String metaPath,
    String entryDefinitions,
    @Nullable String manifestPath,
    boolean manifestIsNamed,
    @Nullable String certificatePath,
    Map<String, String> classified) {

  CsarLayout {
    classified = Map.copyOf(classified);
  }

  static CsarLayout of(CsarArchive archive, CsarLimits limits, VerificationMode mode)
      throws IOException {
    var layout =
        archive.has(ToscaMeta.PATH)
            ? withMeta(ToscaMeta.parse(archive.text(ToscaMeta.PATH, limits.maxTextBytes())))
            : withoutMeta(archive);
    if (!archive.has(layout.entryDefinitions())) {
      throw CsarArchive.refused(
          layout.entryDefinitions(), "the package's first definitions file is not in the archive");
    }
    layout.requireNamedFiles(archive);
    var manifest = layout.manifestPath();
    if (manifest == null || archive.has(manifest)) {
      return layout;
    }
    if (mode == VerificationMode.LENIENT && !layout.manifestIsNamed()) {
      return layout.withoutManifest();
    }
    throw CsarArchive.refused(
        manifest,
        "the manifest is not in the archive: name it as ETSI-Entry-Manifest in "
            + ToscaMeta.PATH
            + " and list every file in it");
  }

  /** Whatever TOSCA.meta points to has to be there. */
  private void requireNamedFiles(CsarArchive archive) {
    var findings = new Findings();
    for (var path : classified.keySet()) {
      var folder = path.replaceFirst("/?$", "/");
      if (metaPath != null
          && !archive.has(path)
          && archive.entries().keySet().stream().noneMatch(each -> each.startsWith(folder))) {
        findings.add(
            ProblemError.in(metaPath, "it names " + path + ", which is not in the archive"));
      }
    }
    if (certificatePath != null && !archive.has(certificatePath)) {
      findings.add(
          ProblemError.in(
              certificatePath, "the signer's certificate is named, and not in the archive"));
    }
    findings.requireNone(ProblemType.INVALID_VNF_PACKAGE, "The package is not complete");
  }

  private static CsarLayout withMeta(ToscaMeta meta) {
    var classified = new LinkedHashMap<String, String>();
    meta.entry("Entry-Change-Log").ifPresent(path -> classified.put(path, "HISTORY"));
    meta.entry("Entry-Tests").ifPresent(path -> classified.put(path, "TESTING"));
    meta.entry("Entry-Licenses").ifPresent(path -> classified.put(path, "LICENSE"));
    var manifest = meta.entry("Entry-Manifest");
    return new CsarLayout(
        ToscaMeta.PATH,
        meta.entryDefinitions(),
        manifest.orElseGet(() -> beside(meta.entryDefinitions(), ".mf")),
        manifest.isPresent(),
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
    var certificate = beside(roots.getFirst(), ".cert");
    return new CsarLayout(
        null,
        roots.getFirst(),
        beside(roots.getFirst(), ".mf"),
        false,
        archive.has(certificate) ? certificate : null,
        Map.of("ChangeLog.txt", "HISTORY", "Tests", "TESTING", "Licenses", "LICENSE"));
  }

  private CsarLayout withoutManifest() {
    return new CsarLayout(metaPath, entryDefinitions, null, false, certificatePath, classified);
  }

  private static String beside(String definitions, String ending) {
    return definitions.replaceFirst("\\.ya?ml$", "") + ending;
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

  /** Whether there is a change log. */
  boolean hasHistory(CsarArchive archive) {
    return archive.entries().keySet().stream()
        .anyMatch(path -> "HISTORY".equals(classification(path)));
  }

  /**
   * Of what the manifest may be silent: itself, TOSCA.meta, the signer's certificate, and the
   * signatures and certificates that it gives to single files.
   */
  Set<String> exemptFromManifest(Manifest manifest) {
    return Stream.concat(
            Stream.of(manifestPath, metaPath, certificatePath),
            manifest.entries().stream()
                .flatMap(entry -> Stream.of(entry.signature(), entry.certificate())))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
