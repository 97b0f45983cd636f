package org.pawl.vnfm.vnfpkgm.csar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.signature.CmsSignatures;
import org.pawl.vnfm.vnfpkgm.signature.Signer;

/**
 * Compares an archive with its manifest and its signatures: every file has the digest that the
 * manifest gives, there is none that it does not name, and whoever signed is trusted (SOL004 5.1).
 * Unpacks each file once, and stops as soon as it unpacks to more than allowed.
 */
public final class CsarVerifier {

  private static final String DEFAULT_ALGORITHM = "SHA-256";
  private static final byte[] NO_FILE = new byte[0];
  private static final int MAX_SIGNATURE = 1 << 18;

  private final CsarLimits limits;
  private final VerificationMode mode;
  private final CmsSignatures signatures;
  private final byte[] buffer = new byte[1 << 16];

  public CsarVerifier(CsarLimits limits, VerificationMode mode, CmsSignatures signatures) {
    this.limits = limits;
    this.mode = mode;
    this.signatures = signatures;
  }

  /** Verifies; refuses with a problem that names every file that does not fit. */
  public CsarContents verify(DeliveredPackage delivered, long deliveredBytes) throws IOException {
    var archive = delivered.csar();
    var envelope = delivered.envelope();
    var signer = envelope == null ? null : signer(envelope);
    var layout = CsarLayout.of(archive, limits, mode);
    var path = layout.manifestPath();
    var manifest =
        path == null
            ? new Manifest(Map.of(), List.of(), Map.of(), null)
            : ManifestParser.parse(
                path, archive.text(path, limits.maxTextBytes()), envelope == null);
    if (path != null && manifest.signature() != null) {
      var signerOfManifest = signer(archive, layout, path, manifest.signature());
      signer = signer == null ? signerOfManifest : signer;
    }
    requireStrictness(layout, archive, signer);
    var budget = new UnpackingBudget(limits, deliveredBytes);
    var files = files(archive, layout, manifest, envelope != null, budget);
    requireSignedFiles(archive, path, manifest);
    return new CsarContents(
        layout.metaPath(),
        layout.entryDefinitions(),
        path,
        manifest.metadata(),
        files,
        envelope == null ? null : envelope.csar(),
        signer,
        certificate(delivered, layout));
  }

  private Signer signer(DeliveredPackage.Envelope envelope) throws IOException {
    return signatures.verify(
        ProblemError.in(envelope.signature(), ""),
        envelope.archive().bytes(envelope.signature(), MAX_SIGNATURE),
        file(envelope.archive(), envelope.certificate()),
        () -> Files.newInputStream(envelope.file()));
  }

  /** The text may have been signed with its own line ends, or with those of e-mail. */
  private Signer signer(
      CsarArchive archive, CsarLayout layout, String path, Manifest.Signature signature)
      throws IOException {
    var asIs = signature.signed().getBytes(StandardCharsets.UTF_8);
    var asMail = signature.signed().replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return signatures.verify(
        ProblemError.at(path, signature.line(), ""),
        signature.cms().getBytes(StandardCharsets.US_ASCII),
        file(archive, layout.certificatePath()),
        () -> new ByteArrayInputStream(asIs),
        () -> new ByteArrayInputStream(asMail));
  }

  private void requireStrictness(CsarLayout layout, CsarArchive archive, @Nullable Signer signer) {
    if (mode != VerificationMode.STRICT) {
      return;
    }
    var findings = new Findings();
    if (signer == null) {
      findings.add(
          ProblemError.in(
              String.valueOf(layout.manifestPath()),
              "the package is not signed: end the manifest with a CMS signature, or deliver the CSAR in a ZIP with its .cms"));
    }
    if (!layout.hasHistory(archive)) {
      findings.add(
          ProblemError.in(
              Objects.requireNonNullElse(layout.metaPath(), "ChangeLog.txt"),
              "the package has no change log: add ChangeLog.txt, and name it as ETSI-Entry-Change-Log"));
    }
    findings.requireNone(
        ProblemType.INVALID_VNF_PACKAGE, "The package lacks what is required of all here");
  }

  private List<CsarFile> files(
      CsarArchive archive,
      CsarLayout layout,
      Manifest manifest,
      boolean isSigned,
      UnpackingBudget budget)
      throws IOException {
    var findings = new Findings();
    var expected = new LinkedHashMap<String, Manifest.Entry>();
    var exempt = layout.exemptFromManifest(manifest);
    for (var entry : manifest.entries()) {
      expected.put(entry.source(), entry);
      if (!archive.has(entry.source())) {
        findings.add(at(layout, entry, entry.source() + ": the archive holds no such file"));
      }
    }
    var mustBeNamed = mode != VerificationMode.LENIENT && !isSigned;
    var files = new ArrayList<CsarFile>();
    for (var path : archive.entries().keySet()) {
      var entry = expected.get(path);
      if (entry == null && mustBeNamed && !exempt.contains(path)) {
        findings.add(
            ProblemError.in(
                path, "the manifest " + layout.manifestPath() + " does not name this file"));
        continue;
      }
      var algorithm = entry == null ? null : entry.algorithm();
      var hash =
          digest(archive, path, Objects.requireNonNullElse(algorithm, DEFAULT_ALGORITHM), budget);
      files.add(hash.file(layout.classification(path), manifest.artifactSets().get(path)));
      if (entry != null && entry.hash() != null && !entry.hash().equals(hash.hash())) {
        findings.add(
            at(
                layout,
                entry,
                path
                    + ": the file's "
                    + hash.algorithm()
                    + " is "
                    + hash.hash()
                    + ", the manifest says "
                    + entry.hash()));
      }
    }
    findings.requireNone(
        ProblemType.INVALID_VNF_PACKAGE, "The package does not agree with its manifest");
    return files;
  }

  private static ProblemError at(CsarLayout layout, Manifest.Entry entry, String message) {
    return ProblemError.at(String.valueOf(layout.manifestPath()), entry.line(), message);
  }

  private record Digest(String path, long size, String algorithm, String hash) {

    CsarFile file(@Nullable String classification, @Nullable String artifactSet) {
      return new CsarFile(path, size, algorithm, hash, classification, artifactSet);
    }
  }

  private Digest digest(CsarArchive archive, String path, String algorithm, UnpackingBudget budget)
      throws IOException {
    var digest = messageDigest(algorithm);
    var sum = new CRC32();
    var size = 0L;
    try (var in = archive.open(path)) {
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
        sum.update(buffer, 0, count);
        size += count;
        budget.spend(count, path);
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw CsarArchive.refused(path, "the file cannot be unpacked (" + broken.getMessage() + ")");
    }
    archive.requireAsDeclared(path, size, sum.getValue());
    return new Digest(path, size, algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  /** Artifacts may have signatures of their own (SOL004 4.3.2). */
  private void requireSignedFiles(CsarArchive archive, @Nullable String path, Manifest manifest)
      throws IOException {
    for (var entry : manifest.entries()) {
      var signature = entry.signature();
      if (path == null || signature == null) {
        continue;
      }
      for (var each : new String[] {signature, entry.certificate()}) {
        if (each != null && !archive.has(each)) {
          throw CsarArchive.refused(
              each, "the manifest names it for " + entry.source() + ", and it is not there");
        }
      }
      signatures.verify(
          ProblemError.in(signature, "the signature of " + entry.source() + ": "),
          archive.bytes(signature, MAX_SIGNATURE),
          file(archive, entry.certificate()),
          () -> archive.open(entry.source()));
    }
  }

  private static byte[] file(CsarArchive archive, @Nullable String path) throws IOException {
    return path == null ? NO_FILE : archive.bytes(path, MAX_SIGNATURE);
  }

  private static @Nullable String certificate(DeliveredPackage delivered, CsarLayout layout)
      throws IOException {
    var envelope = delivered.envelope();
    var inEnvelope = envelope == null ? null : envelope.certificate();
    if (envelope != null && inEnvelope != null) {
      return envelope.archive().text(inEnvelope, MAX_SIGNATURE);
    }
    var path = layout.certificatePath();
    return path == null ? null : delivered.csar().text(path, MAX_SIGNATURE);
  }

  private static MessageDigest messageDigest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has " + algorithm, impossible);
    }
  }
}
