package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The packages' bytes, in chunks of a mebibyte. */
@Component
class PackageContent {

  static final int CHUNK = 1 << 20;

  private final JdbcClient jdbc;

  PackageContent(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores the file's bytes; to be called in the transaction that marks the package as on-boarded.
   */
  void store(UUID packageId, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      var number = 0;
      for (var bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
        jdbc.sql("insert into vnf_package_chunk (package_id, number, bytes) values (?, ?, ?)")
            .params(packageId, number++, bytes)
            .update();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Opens the bytes for reading anywhere in them. */
  SeekableByteChannel open(UUID packageId, long length) {
    return new ChunkChannel(length, number -> chunk(packageId, number));
  }

  private byte[] chunk(UUID packageId, int number) throws IOException {
    return jdbc.sql("select bytes from vnf_package_chunk where package_id = ? and number = ?")
        .params(packageId, number)
        .query(byte[].class)
        .optional()
        .orElseThrow(
            () -> new IOException("the package " + packageId + " was deleted while it was read"));
  }
}
