package org.pawl.vnfm.vnfpkgm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpkgm.csar.CsarArchive;
import org.pawl.vnfm.vnfpkgm.csar.CsarFile;
import org.pawl.vnfm.vnfpkgm.csar.DeliveredPackage;
import org.springframework.stereotype.Component;

/** Reads the files of on-boarded packages out of their stored bytes. */
@Component
class PackageFiles {

  private final PackageContent content;
  private final PackageProperties properties;

  PackageFiles(PackageContent content, PackageProperties properties) {
    this.content = content;
    this.properties = properties;
  }

  /** The package as it was uploaded. */
  StoredResource whole(VnfPackage from) {
    var onboarded = from.requireOnboarded();
    return new StoredResource(
        from.id() + ".csar",
        onboarded.length(),
        () ->
            java.nio.channels.Channels.newInputStream(content.open(from.id(), onboarded.length())));
  }

  /** One of its files; 404 when it has no such file. */
  StoredResource file(VnfPackage from, String path) {
    var file =
        from.requireOnboarded()
            .contents()
            .file(path)
            .orElseThrow(() -> Problem.notFound("file", path));
    return new StoredResource(path, file.size(), () -> open(from, file));
  }

  /** A file's bytes. */
  byte[] bytes(VnfPackage from, String path) {
    try (var in = file(from, path).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The paths of the files that the descriptor consists of, the first one first. */
  List<String> descriptor(VnfPackage from) {
    var contents = from.requireOnboarded().contents();
    try (var archive = archive(from)) {
      return VnfdFiles.read(
              archive, contents.entryDefinitions(), properties.limits().maxTextBytes())
          .templates()
          .stream()
          .map(template -> template.path())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Some of its files as an archive. */
  byte[] zip(VnfPackage from, List<String> paths) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(out)) {
      for (var path : paths) {
        var entry = new ZipArchiveEntry(path);
        entry.setTime(0);
        zip.putArchiveEntry(entry);
        zip.write(bytes(from, path));
        zip.closeArchiveEntry();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return out.toByteArray();
  }

  private InputStream open(VnfPackage from, CsarFile file) throws IOException {
    var archive = archive(from);
    try {
      return new java.io.FilterInputStream(archive.open(file.path())) {
        @Override
        public void close() throws IOException {
          super.close();
          archive.close();
        }
      };
    } catch (IOException | RuntimeException failed) {
      archive.close();
      throw failed;
    }
  }

  private CsarArchive archive(VnfPackage from) throws IOException {
    var onboarded = from.requireOnboarded();
    return DeliveredPackage.reopen(
        content.open(from.id(), onboarded.length()),
        properties.limits(),
        onboarded.contents().csarPath());
  }
}
