package org.pawl.vnfm.vnfpkgm.csar;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/**
 * Compares an archive with its manifest: every file has the digest that the manifest gives, and
 * there is none that it does not name (SOL004 5.1). Unpacks each file once, and stops as soon as it
 * unpacks to more than allowed.
 */
public final class CsarVerifier {

  private static final long RATIO_COUNTS_FROM = 1 << 20;

  private final CsarArchive archive;
  private final CsarLimits limits;
  private final long archiveBytes;
  private final byte[] buffer = new byte[1 << 16];
  private long unpackedBytes;

  private CsarVerifier(CsarArchive archive, CsarLimits limits, long archiveBytes) {
    this.archive = archive;
    this.limits = limits;
    this.archiveBytes = archiveBytes;
  }

  /** Verifies; refuses with a problem that names every file that does not fit. */
  public static CsarContents verify(CsarArchive archive, CsarLimits limits, long archiveBytes)
      throws IOException {
    var layout = CsarLayout.of(archive, limits);
    var manifest =
        ManifestParser.parse(
            layout.manifestPath(), archive.text(layout.manifestPath(), limits.maxTextBytes()));
    if (manifest.signed()) {
      throw CsarArchive.refused(
          layout.manifestPath(),
          "the manifest is signed, and no signer is trusted here: remove the CMS block");
    }
    var files = new CsarVerifier(archive, limits, archiveBytes).files(layout, manifest);
    return new CsarContents(
        layout.metaPath(),
        layout.entryDefinitions(),
        layout.manifestPath(),
        manifest.metadata(),
        files);
  }

  private List<CsarFile> files(CsarLayout layout, Manifest manifest) throws IOException {
    var findings = new Findings();
    var expected = new LinkedHashMap<String, Manifest.Entry>();
    for (var entry : manifest.entries()) {
      expected.put(entry.source(), entry);
      if (!archive.has(entry.source())) {
        findings.add(
            ProblemError.at(
                layout.manifestPath(),
                entry.line(),
                entry.source() + ": the archive holds no such file"));
      }
    }
    var files = new ArrayList<CsarFile>();
    for (var path : archive.entries().keySet()) {
      var entry = expected.get(path);
      if (entry == null && !layout.isExemptFromManifest(path)) {
        findings.add(
            ProblemError.in(
                path, "the manifest " + layout.manifestPath() + " does not name this file"));
        continue;
      }
      var algorithm = entry == null ? "SHA-256" : entry.algorithm();
      var file = digest(path, algorithm, layout);
      files.add(file);
      if (entry != null && !entry.hash().equals(file.hash())) {
        findings.add(
            ProblemError.at(
                layout.manifestPath(),
                entry.line(),
                path
                    + ": the file's "
                    + algorithm
                    + " is "
                    + file.hash()
                    + ", the manifest says "
                    + entry.hash()));
      }
    }
    findings.requireNone(
        ProblemType.INVALID_VNF_PACKAGE, "The package does not agree with its manifest");
    return files;
  }

  private CsarFile digest(String path, String algorithm, CsarLayout layout) throws IOException {
    var digest = messageDigest(algorithm);
    var size = 0L;
    try (var in = archive.open(path)) {
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
        size += count;
        unpackedBytes += count;
        requireWithinLimits(path);
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw CsarArchive.refused(path, "the file cannot be unpacked (" + broken.getMessage() + ")");
    }
    var hash = HexFormat.of().formatHex(digest.digest());
    return new CsarFile(path, size, algorithm, hash, layout.classification(path));
  }

  private void requireWithinLimits(String path) {
    if (unpackedBytes > limits.maxUnpackedBytes()) {
      throw new Problem(
          ProblemType.INVALID_VNF_PACKAGE,
          "The package unpacks to more than the "
              + limits.maxUnpackedBytes()
              + " bytes allowed; it was stopped at "
              + path
              + ".",
          Map.of(
              "errors",
              List.of(ProblemError.in(path, "the unpacked size goes beyond the limit here"))));
    }
    if (unpackedBytes > RATIO_COUNTS_FROM && unpackedBytes / limits.maxRatio() > archiveBytes) {
      throw new Problem(
          ProblemType.INVALID_VNF_PACKAGE,
          "The package unpacks to more than "
              + limits.maxRatio()
              + " times its size; it was stopped at "
              + path
              + ".",
          Map.of(
              "errors",
              List.of(ProblemError.in(path, "the unpacked size goes beyond the limit here"))));
    }
  }

  private static MessageDigest messageDigest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has " + algorithm, impossible);
    }
  }
}
