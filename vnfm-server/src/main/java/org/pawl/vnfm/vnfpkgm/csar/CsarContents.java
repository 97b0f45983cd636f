package org.pawl.vnfm.vnfpkgm.csar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnfpkgm.signature.Signer;

/**
 * What a verified package consists of.
 *
 * @param metaPath TOSCA.meta, in packages that have one
 * @param entryDefinitions the descriptor's first file
 * @param manifestPath the manifest, in packages that have one
 * @param manifestMetadata the manifest's metadata block
 * @param csarPath the CSAR within what was delivered, where that is a ZIP with its signature beside
 *     it (SOL004 5.1, option 2)
 * @param signer who signed the manifest or the whole package; null when nobody did
 * @param signingCertificate the signer's certificate as PEM, where it is a file of the package
 */
public record CsarContents(
    @Nullable String metaPath,
    String entryDefinitions,
    @Nullable String manifestPath,
    Map<String, String> manifestMetadata,
    List<CsarFile> files,
    @Nullable String csarPath,
    @Nullable Signer signer,
    @Nullable String signingCertificate) {

  public CsarContents {
    manifestMetadata = Map.copyOf(manifestMetadata);
    files = List.copyOf(files);
  }

  /** The file with this path. */
  public Optional<CsarFile> file(String path) {
    return files.stream().filter(each -> each.path().equals(path)).findFirst();
  }
}
