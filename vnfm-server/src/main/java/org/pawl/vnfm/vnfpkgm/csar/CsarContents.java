package org.pawl.vnfm.vnfpkgm.csar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verified package consists of.
 *
 * @param metaPath TOSCA.meta, in packages that have one
 * @param entryDefinitions the descriptor's first file
 * @param manifestMetadata the manifest's metadata block
 */
public record CsarContents(
    @Nullable String metaPath,
    String entryDefinitions,
    String manifestPath,
    Map<String, String> manifestMetadata,
    List<CsarFile> files) {

  public CsarContents {
    manifestMetadata = Map.copyOf(manifestMetadata);
    files = List.copyOf(files);
  }

  /** The file with this path. */
  public Optional<CsarFile> file(String path) {
    return files.stream().filter(each -> each.path().equals(path)).findFirst();
  }
}
