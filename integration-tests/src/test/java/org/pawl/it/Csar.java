package org.pawl.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A VNF package made of a folder of test resources, with the digests filled into its manifest. */
final class Csar {

  private Csar() {}

  /**
   * Packs {@code src/test/resources/NAME}.
   *
   * @param texts what to put in place of which text, in every file
   */
  static Path of(String name, String vnfdId, String version, Map<String, String> texts) {
    Path folder = Pawl.home().resolve("integration-tests/src/test/resources").resolve(name);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        for (Map.Entry<String, String> each : texts.entrySet()) {
          text = text.replace(each.getKey(), each.getValue());
        }
        text = text.replace("@VNFD_ID@", vnfdId).replace("@VERSION@", version);
        files.put(folder.relativize(file).toString(), text.getBytes(StandardCharsets.UTF_8));
      }
      files.put(name + ".mf", manifest(name, vnfdId, version, files));
      Path csar = Pawl.output().resolve(name + "-" + version + ".csar");
      Files.write(csar, zip(files));
      return csar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] manifest(
      String name, String vnfdId, String version, Map<String, byte[]> files) {
    StringBuilder manifest =
        new StringBuilder(
            """
            metadata:
              vnfd_id: %s
              vnf_product_name: %s
              vnf_provider_id: Pawl
              vnf_package_version: %s
              vnf_software_version: %s
              vnf_release_date_time: 2026-11-25T00:00:00Z
              compatible_specification_versions: 3.3.1
              vnfm_info: etsivnfm:v3.3.1
            """
                .formatted(vnfdId, name, version, version));
    files.forEach((path, bytes) ->
        manifest.append(
            "\nSource: %s\nAlgorithm: SHA-256\nHash: %s\n".formatted(path, sha256(bytes))));
    return manifest.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
