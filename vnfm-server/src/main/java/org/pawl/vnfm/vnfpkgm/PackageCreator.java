package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.bouncycastle.cms.CMSProcessableFile;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.signature.CmsSigner;

/**
 * Makes a package of a folder: fills the digests of all files into its manifest, signs it, and
 * packs all in the order of their names, with one fixed time. The folder stays as it is.
 */
final class PackageCreator {

  private static final String META = "TOSCA-Metadata/TOSCA.meta";
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // ZIP's first

  /** Where the bytes of a file of the package come from. */
  private interface Source {
    void copyTo(OutputStream out) throws IOException;
  }

  private final Path folder;
  private final @Nullable CmsSigner signer;

  /** The signer is null for a package without signature. */
  PackageCreator(Path folder, @Nullable CmsSigner signer) {
    this.folder = folder;
    this.signer = signer;
  }

  /** The CSAR, its manifest signed (SOL004 5.1, option 1). */
  void writeCsar(Path to) throws IOException, GeneralSecurityException {
    write(to, signer);
  }

  /** A ZIP with the CSAR and its signature (SOL004 5.1, option 2). */
  void writeZip(Path to, CmsSigner signerOfAll) throws IOException, GeneralSecurityException {
    var name = String.valueOf(folder.getFileName());
    var csar = Files.createTempFile("pawl-package", ".csar");
    try {
      write(csar, null);
      var signature =
          signerOfAll
              .sign(new CMSProcessableFile(csar.toFile()), true)
              .getBytes(StandardCharsets.US_ASCII);
      zip(
          to,
          new TreeMap<>(
              Map.of(
                  name + ".csar", out -> Files.copy(csar, out),
                  name + ".cms", out -> out.write(signature))));
    } finally {
      Files.delete(csar);
    }
  }

  private void write(Path to, @Nullable CmsSigner signerOfManifest)
      throws IOException, GeneralSecurityException {
    var files = files();
    var path = manifestPath(files.keySet());
    var text = withDigests(metadata(path, files), path, files);
    if (signerOfManifest != null) {
      text += "\n";
      text += signerOfManifest.sign(text.getBytes(StandardCharsets.UTF_8), true);
    }
    var manifest = text.getBytes(StandardCharsets.UTF_8);
    files.put(path, out -> out.write(manifest));
    zip(to, files);
  }

  private SortedMap<String, Source> files() throws IOException {
    var files = new TreeMap<String, Source>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files.put(folder.relativize(path).toString(), out -> Files.copy(path, out));
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          throw refused(folder.relativize(path) + " is neither a file nor a folder.");
        }
      }
    }
    return files;
  }

  private String manifestPath(Set<String> paths) throws IOException {
    if (Files.exists(folder.resolve(META))) {
      var meta = Files.readString(folder.resolve(META));
      var named = value(meta, "(?:ETSI-)?Entry-Manifest");
      return named.isEmpty() ? beside(value(meta, "(?:ETSI-)?Entry-Definitions")) : named;
    }
    for (var path : paths) {
      if (path.matches("[^/]*\\.ya?ml")) {
        return beside(path);
      }
    }
    throw refused("The folder has neither " + META + " nor a YAML file in its root.");
  }

  private static String beside(String definitions) {
    return definitions.replaceFirst("\\.ya?ml$", "") + ".mf";
  }

  /** The first value of a name in lines of the form NAME: VALUE; empty when there is none. */
  private static String value(String text, String name) {
    return text.lines()
        .filter(line -> line.matches(name + "\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** What stands in the manifest before the first file. */
  private String metadata(String path, Map<String, Source> files) throws IOException {
    if (!files.containsKey(path)) {
      throw refused(
          "The folder has no manifest "
              + path
              + ": write its metadata block (vnf_product_name, vnf_provider_id, vnf_package_version, vnf_release_date_time); the digests are filled in.");
    }
    var block = new StringBuilder();
    for (var line : Files.readString(folder.resolve(path)).lines().toList()) {
      if (line.matches("\\s*(?:Source|non_mano_artifact_sets)\\s*:.*|-----BEGIN .*")) {
        break;
      }
      block.append(line.stripTrailing()).append('\n');
    }
    return block.toString().strip() + "\n";
  }

  private static String withDigests(String metadata, String path, Map<String, Source> files)
      throws IOException {
    var text = new StringBuilder(metadata);
    for (var file : files.entrySet()) {
      if (!file.getKey().equals(path)) {
        text.append(
            "\nSource: %s\nAlgorithm: SHA-256\nHash: %s\n"
                .formatted(file.getKey(), sha256(file.getValue())));
      }
    }
    return text.toString();
  }

  private static void zip(Path to, SortedMap<String, Source> files) throws IOException {
    try (var zip = new ZipArchiveOutputStream(to)) {
      for (var file : files.entrySet()) {
        var entry = new ZipArchiveEntry(file.getKey());
        entry.setTimeLocal(TIME);
        zip.putArchiveEntry(entry);
        file.getValue().copyTo(zip);
        zip.closeArchiveEntry();
      }
    }
  }

  private static String sha256(Source file) throws IOException {
    try (var out =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      file.copyTo(out);
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static Problem refused(String reason) {
    return new Problem(ProblemType.INVALID_VNF_PACKAGE, reason);
  }
}
