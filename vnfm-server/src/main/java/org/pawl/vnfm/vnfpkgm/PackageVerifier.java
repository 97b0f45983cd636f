package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.csar.CsarArchive;
import org.pawl.vnfm.vnfpkgm.csar.CsarContents;
import org.pawl.vnfm.vnfpkgm.csar.CsarLimits;
import org.pawl.vnfm.vnfpkgm.csar.CsarVerifier;
import org.pawl.vnfm.vnfpkgm.csar.DeliveredPackage;
import org.pawl.vnfm.vnfpkgm.signature.CmsSignatures;
import org.pawl.vnfm.vnfpkgm.signature.SignerRoots;
import org.springframework.stereotype.Component;

/**
 * Looks at an uploaded file in every way before anything of it is stored: archive, digests,
 * signatures, descriptor, Click configuration.
 */
@Component
class PackageVerifier {

  private final CsarLimits limits;
  private final CsarVerifier csarVerifier;
  private final @Nullable ClickCheck clickCheck;

  PackageVerifier(
      PackageProperties properties,
      @Nullable ClickCheck clickCheck,
      SignerRoots roots,
      Clock clock) {
    this.limits = properties.limits();
    this.csarVerifier =
        new CsarVerifier(limits, properties.effectiveMode(), new CmsSignatures(roots, clock));
    this.clickCheck = clickCheck;
  }

  VerifiedPackage verify(Path file, String sha256) throws IOException {
    var length = Files.size(file);
    try (var channel = Files.newByteChannel(file, StandardOpenOption.READ);
        var delivered = DeliveredPackage.open(channel, limits)) {
      var archive = delivered.csar();
      var contents = csarVerifier.verify(delivered, length);
      var vnfd =
          VnfdParser.parse(
              VnfdFiles.read(archive, contents.entryDefinitions(), limits.maxTextBytes()), archive);
      requireSameVnfdId(contents, vnfd);
      requireImages(contents, vnfd);
      requireAcceptableClick(archive, vnfd);
      return new VerifiedPackage(file, length, sha256, contents, vnfd);
    }
  }

  private static void requireSameVnfdId(CsarContents contents, Vnfd vnfd) {
    var named = contents.manifestMetadata().get("vnfd_id");
    if (named != null && !named.equals(vnfd.id())) {
      throw new Problem(
          ProblemType.INVALID_VNF_PACKAGE,
          "The manifest "
              + contents.manifestPath()
              + " says vnfd_id "
              + named
              + ", the descriptor's descriptor_id is "
              + vnfd.id()
              + ".");
    }
  }

  /** An image in the package must be what the descriptor says it is. */
  private static void requireImages(CsarContents contents, Vnfd vnfd) {
    var findings = new Findings();
    for (var vdu : vnfd.flavours().stream().flatMap(flavour -> flavour.vdus().stream()).toList()) {
      var image = vdu.swImage();
      if (image == null || image.path() == null || image.checksumHash() == null) {
        continue;
      }
      var file = contents.file(image.path()).orElseThrow();
      var comparable =
          file.algorithm()
              .replace("-", "")
              .equalsIgnoreCase(
                  Objects.requireNonNullElse(image.checksumAlgorithm(), "").replace("-", ""));
      if (comparable && !file.hash().equals(image.checksumHash().toLowerCase(Locale.ROOT))) {
        findings.add(
            ProblemError.in(
                file.path(), "the image's digest is not the checksum that the descriptor gives"));
      }
    }
    findings.requireNone(
        ProblemType.INVALID_VNF_PACKAGE, "The package does not agree with its descriptor");
  }

  private void requireAcceptableClick(CsarArchive archive, Vnfd vnfd) throws IOException {
    if (clickCheck == null) {
      return; // the command line says that it did without
    }
    var findings = new Findings();
    var paths =
        vnfd.flavours().stream()
            .flatMap(flavour -> flavour.vdus().stream())
            .map(vdu -> vdu.clickConfiguration().path())
            .distinct()
            .toList();
    for (var path : paths) {
      findings.addAll(clickCheck.check(path, archive.bytes(path, limits.maxTextBytes())));
    }
    findings.requireNone(
        ProblemType.INVALID_CLICK_CONFIGURATION, "The package's Click configuration is not valid");
  }
}
