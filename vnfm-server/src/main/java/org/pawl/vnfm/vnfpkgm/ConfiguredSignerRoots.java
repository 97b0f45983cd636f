package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.pawl.vnfm.vnfpkgm.signature.Certificates;
import org.pawl.vnfm.vnfpkgm.signature.SignerRoots;
import org.springframework.stereotype.Component;

/** The authorities in the files that {@code pawl.packages.trusted-signers} names, read at start. */
@Component
class ConfiguredSignerRoots implements SignerRoots {

  private final List<X509Certificate> roots;

  ConfiguredSignerRoots(PackageProperties properties) {
    this.roots = read(properties.trustedSigners());
  }

  @Override
  public List<X509Certificate> roots() {
    return roots;
  }

  @Override
  public String whereToAdd() {
    return "pawl.packages.trusted-signers";
  }

  static List<X509Certificate> read(List<Path> places) {
    var all = new ArrayList<X509Certificate>();
    for (var place : places) {
      try {
        for (var file : files(place)) {
          all.addAll(Certificates.read(Files.readAllBytes(file)));
        }
      } catch (IOException | CertificateException unreadable) {
        throw new IllegalArgumentException(
            "pawl.packages.trusted-signers: "
                + place
                + " holds no readable certificates ("
                + unreadable.getMessage()
                + ")",
            unreadable);
      }
    }
    return List.copyOf(all);
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (var entries = Files.list(place)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
