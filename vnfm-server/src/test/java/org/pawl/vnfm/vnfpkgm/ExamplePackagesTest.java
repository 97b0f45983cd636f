package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The packages that are shipped as examples are good ones. */
@VnfmTest
@NeedsClick
class ExamplePackagesTest {

  private static final Path EXAMPLES = Path.of("../deploy/vnf-packages");

  @Autowired MockMvcTester http;
  @Autowired VnfPackages vnfPackages;

  @ParameterizedTest
  @ValueSource(strings = {"forwarder", "firewall", "router"})
  void example_whenUploaded_isOnboarded(String name) throws IOException {
    var client = new PackageClient(http);
    var id = client.created();

    var answer = client.upload(id, packed(name));

    assertThat(answer).as(PackageClient.body(answer)).hasStatus(202);
    var info = client.get("/" + id);
    assertThat(info).bodyJson().extractingPath("$.vnfProductName").isEqualTo(name);
    var flavour =
        vnfPackages
            .requireEnabled(PackageClient.text(info, "$.vnfdId"))
            .vnfd()
            .flavour("default")
            .orElseThrow();
    assertThat(flavour.extCpds())
        .extracting(ExtCpd::id)
        .containsExactly("management_cp", "in_cp", "out_cp");
    assertThat(flavour.vdu("click").orElseThrow().clickConfiguration().fileName())
        .isEqualTo(name + ".click");
  }

  @ParameterizedTest
  @ValueSource(strings = {"forwarder", "firewall", "router"})
  void example_whenMadeAndCheckedByTheCommand_isWell(String name, @TempDir Path folder) {
    var made = folder.resolve(name + ".csar");
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);

    var created =
        PackageCommand.run(
            List.of("create", EXAMPLES.resolve(name).toString(), "--out", made.toString()),
            print,
            print);
    var checked =
        PackageCommand.run(
            List.of("check", made.toString(), "--click", "../click-dataplane/target/native/click"),
            print,
            print);

    assertThat(created).as(out.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(checked).as(out.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("manifest    " + name + ".mf agrees", "signature   none", name + ".click");
  }

  /** Packs as the build of module deploy does. */
  private static byte[] packed(String name) throws IOException {
    var files = new TreeMap<String, byte[]>();
    var folder = EXAMPLES.resolve(name);
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    var manifest = new String(file(files, name + ".mf"), StandardCharsets.UTF_8);
    manifest = fill(manifest, "META", file(files, "TOSCA-Metadata/TOSCA.meta"));
    manifest = fill(manifest, "DEFINITIONS", file(files, "Definitions/" + name + ".yaml"));
    manifest = fill(manifest, "CLICK", file(files, "Files/click/" + name + ".click"));
    manifest = fill(manifest, "CHANGELOG", file(files, "ChangeLog.txt"));
    files.put(name + ".mf", manifest.getBytes(StandardCharsets.UTF_8));
    return Csar.zip(files);
  }

  private static byte[] file(Map<String, byte[]> files, String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  private static String fill(String manifest, String token, byte[] file) {
    return manifest.replace("@" + token + "_SHA256@", Csar.sha256(file));
  }
}
