package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Every kind of bad package is refused with file, line and reason, shown on the resource too, and
 * leaves nothing stored.
 */
@VnfmTest
@TestPropertySource(properties = "pawl.packages.max-upload-size=4MB")
class BadPackagesTest {

  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  PackageClient client;

  @BeforeEach
  void connect() {
    client = new PackageClient(http);
  }

  static Stream<Arguments> badPackages() {
    return Stream.of(
        argumentSet("no zip", "nonsense".getBytes(StandardCharsets.UTF_8), "", null, "ZIP"),
        argumentSet("empty", new byte[0], "", null, "ZIP"),
        argumentSet("cut off", Arrays.copyOf(Csar.sound().build(), 900), "", null, "ZIP"),
        argumentSet(
            "path leads out",
            Csar.sound().with("../x", "x").build(),
            "../x",
            null,
            "out of the archive"),
        argumentSet(
            "path leads out inside",
            Csar.sound().with("Files/../../x", "x").build(),
            "Files/../../x",
            null,
            "out of the archive"),
        argumentSet(
            "absolute path", Csar.sound().with("/etc/x", "x").build(), "/etc/x", null, "absolute"),
        argumentSet(
            "backslash",
            Csar.sound().with("Files/..\\x", "x").build(),
            "Files/..\\x",
            null,
            "backslash"),
        argumentSet(
            "zip bomb",
            Csar.sound().with("Files/bomb", new byte[20 << 20]).build(),
            "Files/bomb",
            null,
            "limit"),
        argumentSet("many entries", manyEntries().build(), "", null, "entries"),
        argumentSet(
            "wrong digest",
            Csar.sound().editManifest(BadPackagesTest::wrongDigest).build(),
            "firewall.mf",
            7,
            "Definitions/firewall.yaml"),
        argumentSet(
            "digest too short", edited("Hash: ", "Hash: 00 #"), "firewall.mf", 7, "hexadecimal"),
        argumentSet("unknown algorithm", edited("SHA-256", "MD5"), "firewall.mf", 7, "MD5"),
        argumentSet(
            "no algorithm",
            edited("Algorithm: SHA-256\n", ""),
            "firewall.mf",
            7,
            "Algorithm is missing"),
        argumentSet(
            "no hash",
            Csar.sound().editManifest(m -> m.replaceFirst("Hash: .*\n", "")).build(),
            "firewall.mf",
            7,
            "Hash is missing"),
        argumentSet(
            "source without value",
            edited("Source: Definitions/firewall.yaml", "Source:"),
            "firewall.mf",
            7,
            "no value"),
        argumentSet(
            "file of the manifest missing",
            edited(
                "Source: Definitions",
                "Source: Files/gone\nAlgorithm: SHA-256\nHash: "
                    + "0".repeat(64)
                    + "\nSource: Definitions"),
            "firewall.mf",
            7,
            "Files/gone"),
        argumentSet(
            "file outside of the package",
            edited("Source: Definitions/firewall.yaml", "Source: https://example.org/x"),
            "firewall.mf",
            7,
            "not fetched"),
        argumentSet(
            "file not in the manifest",
            Csar.sound().unlisted(Csar.CLICK).build(),
            Csar.CLICK,
            null,
            "does not name"),
        argumentSet(
            "no manifest",
            Csar.sound().unlisted(Csar.MANIFEST).build(),
            Csar.MANIFEST,
            null,
            "manifest"),
        argumentSet(
            "no metadata in the manifest",
            edited("metadata:", "metadatum: 1"),
            "firewall.mf",
            null,
            "metadata"),
        argumentSet(
            "signature that is none",
            Csar.sound()
                .editManifest(m -> m + "-----BEGIN CMS-----\nMII=\n-----END CMS-----\n")
                .build(),
            "firewall.mf",
            null,
            "no CMS signature"),
        argumentSet(
            "no definitions",
            Csar.sound().without(Csar.DEFINITIONS).build(),
            Csar.DEFINITIONS,
            null,
            "not in the archive"),
        argumentSet(
            "no TOSCA.meta and no YAML in the root",
            Csar.sound().without(Csar.META).build(),
            Csar.META,
            null,
            "YAML"),
        argumentSet(
            "TOSCA.meta without entry",
            Csar.sound().edit(Csar.META, "Entry-Definitions:", "Entry:").build(),
            Csar.META,
            null,
            "Entry-Definitions"),
        argumentSet(
            "no YAML",
            descriptor("description: A", "description: [A"),
            Csar.DEFINITIONS,
            3,
            "YAML"),
        argumentSet(
            "key twice",
            descriptor("description: A", "tosca_definitions_version: b\ndescription: A"),
            Csar.DEFINITIONS,
            2,
            ""),
        argumentSet(
            "exploding aliases",
            Csar.sound().with(Csar.DEFINITIONS, laughs(9, 10)).build(),
            Csar.DEFINITIONS,
            null,
            "aliases"),
        argumentSet(
            "exploding aliases, fewer",
            Csar.sound().with(Csar.DEFINITIONS, laughs(10, 5)).build(),
            Csar.DEFINITIONS,
            null,
            "aliases"),
        argumentSet(
            "alias of itself",
            descriptor("description: A", "metadata: &a\n  b: *a\ndescription: A"),
            Csar.DEFINITIONS,
            null,
            "nested"),
        argumentSet(
            "deep nesting",
            descriptor(
                "description: A",
                "metadata: " + "[".repeat(5000) + "]".repeat(5000) + "\ndescription: A"),
            Csar.DEFINITIONS,
            null,
            ""),
        argumentSet(
            "no TOSCA",
            descriptor("tosca_definitions_version: tosca_simple_yaml_1_2", "a: b"),
            Csar.DEFINITIONS,
            1,
            "tosca_definitions_version"),
        argumentSet(
            "unknown import",
            descriptor("- etsi_nfv_sol001_common_types.yaml", "- https://example.org/types.yaml"),
            Csar.DEFINITIONS,
            4,
            "nothing is fetched"),
        argumentSet(
            "no VDU",
            descriptor(
                "type: tosca.nodes.nfv.Vdu.Compute", "type: tosca.nodes.nfv.Vdu.OsContainer"),
            Csar.DEFINITIONS,
            line(
                "type: tosca.nodes.nfv.Vdu.Compute",
                "type: tosca.nodes.nfv.Vdu.OsContainer",
                "topology_template:"),
            "no VDU"),
        argumentSet(
            "no descriptor_id",
            descriptor("descriptor_id:", "descriptor:"),
            Csar.DEFINITIONS,
            line("descriptor_id:", "descriptor:", "    vnf:"),
            "descriptor_id"),
        argumentSet(
            "two connection points of one order",
            descriptor("order: 2 }", "order: 1 }"),
            Csar.DEFINITIONS,
            line("order: 2 }", "order: 1 }", "    vdu:"),
            "each once"),
        argumentSet(
            "order out of range",
            descriptor("order: 2 }", "order: 9 }"),
            Csar.DEFINITIONS,
            line("order: 2 }", "order: 9 }", "order: 9"),
            "order must be"),
        argumentSet(
            "connection point that leads nowhere",
            descriptor("      virtual_link_out: [ out, virtual_link ]\n", ""),
            Csar.DEFINITIONS,
            line("      virtual_link_out: [ out, virtual_link ]\n", "", "    out:"),
            "leads nowhere"),
        argumentSet(
            "mapping of nothing",
            descriptor("[ out, virtual_link ]", "[ nothing, virtual_link ]"),
            Csar.DEFINITIONS,
            line("[ out, virtual_link ]", "[ nothing, virtual_link ]", "[ nothing"),
            "nothing"),
        argumentSet(
            "no Click configuration",
            descriptor("type: org.pawl.artifacts.ClickConfiguration", "type: tosca.artifacts.File"),
            Csar.DEFINITIONS,
            line(
                "type: org.pawl.artifacts.ClickConfiguration",
                "type: tosca.artifacts.File",
                "    vdu:"),
            "ClickConfiguration"),
        argumentSet(
            "Click configuration missing",
            descriptor("firewall.click", "gone.click"),
            Csar.DEFINITIONS,
            line("firewall.click", "gone.click", "file: ../Files"),
            "gone.click"),
        argumentSet(
            "bad size",
            descriptor("192 MiB", "lots"),
            Csar.DEFINITIONS,
            line("192 MiB", "lots", "lots"),
            "192 MiB"));
  }

  @ParameterizedTest
  @MethodSource("badPackages")
  void created_whenBadPackageUploaded_isRefusedWithPlaceAndReason(
      byte[] content, String file, @Nullable Integer line, String reason) {
    requireRefused(content, file, line, reason);
  }

  @Test
  void created_whenUploadIsTooLong_isRefused() {
    var id = client.created();

    var answer = client.upload(id, new byte[5 << 20]);

    assertThat(answer).hasStatus(413);
    assertThat(client.get("/" + id))
        .bodyJson()
        .extractingPath("$.onboardingState")
        .isEqualTo("CREATED");
  }

  @Test
  void created_whenAnyByteIsFlipped_isOnboardedOrRefusedButNeverFails() {
    var random = new Random(20261122);
    for (var round = 0; round < 60; round++) {
      var content = Csar.sound().build();
      for (var flips = 0; flips < 4; flips++) {
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
      }
      var id = client.created();
      assertThat(client.upload(id, content).getResponse().getStatus())
          .as("round " + round)
          .isIn(202, 409, 422, 503);
    }
  }

  @Test
  void created_whenFileNameHoldsNul_isRefusedInWordsThatCanBeStored() {
    requireRefused(
        Csar.sound().with("Files/a\0b", "x").build(), "Files/a\uFFFDb", null, "control characters");
  }

  @Test
  void created_whenDescriptorHoldsNul_isRefused() {
    requireRefused(
        descriptor("provider: Pawl", "provider: \"a\\0b\""),
        Csar.DEFINITIONS,
        line("provider: Pawl", "provider: b", "provider:"),
        "NUL");
  }

  void requireRefused(byte[] content, String file, @Nullable Integer line, String reason) {
    var id = client.created();

    var answer = client.upload(id, content);

    assertThat(answer).hasStatus(422).hasContentType("application/problem+json");
    assertThat(PackageClient.body(answer)).contains(reason);
    if (!file.isEmpty()) {
      assertThat(PackageClient.text(answer, "$.errors[0].file")).isEqualTo(file);
    }
    if (line != null) {
      assertThat(PackageClient.text(answer, "$.errors[0].line")).isEqualTo(line.toString());
    }
    var shown = client.get("/" + id);
    assertThat(shown).bodyJson().extractingPath("$.onboardingState").isEqualTo("ERROR");
    assertThat(PackageClient.text(shown, "$.onboardingFailureDetails.detail"))
        .isEqualTo(PackageClient.text(answer, "$.detail"));
    assertThat(
            jdbc.sql("select count(*) from vnf_package_chunk where package_id = ?")
                .param(UUID.fromString(id))
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static byte[] edited(String from, String to) {
    return Csar.sound()
        .editManifest(text ->
            text.replaceFirst(
                java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)))
        .build();
  }

  private static byte[] descriptor(String from, String to) {
    return Csar.sound().edit(Csar.DEFINITIONS, from, to).build();
  }

  /** The line of the spoilt descriptor that holds a text. */
  private static int line(String from, String to, String text) {
    var lines =
        Csar.sound().edit(Csar.DEFINITIONS, from, to).text(Csar.DEFINITIONS).lines().toList();
    return IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(text))
            .findFirst()
            .orElseThrow()
        + 1;
  }

  private static String wrongDigest(String manifest) {
    var lines = manifest.lines().collect(Collectors.toList());
    var hash =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith("Hash"))
            .findFirst()
            .orElseThrow();
    lines.set(hash, "Hash: " + "0".repeat(64));
    return String.join("\n", lines);
  }

  private static Csar manyEntries() {
    var csar = Csar.sound();
    IntStream.range(0, 1100).forEach(i -> csar.with("Files/" + i, ""));
    return csar;
  }

  /** Levels of lists, each naming the one before several times. */
  private static String laughs(int levels, int times) {
    var text =
        new StringBuilder(
            "tosca_definitions_version: tosca_simple_yaml_1_2\nmetadata:\n  a0: &a0 lol\n");
    for (var i = 1; i <= levels; i++) {
      text.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(times)));
    }
    return text.toString();
  }

  /** Two entries of one name, which a map cannot hold. */
  @Test
  void created_whenTwoEntriesHaveOneName_isRefused() throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    try (var zip = new org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream(out)) {
      for (var i = 0; i < 2; i++) {
        zip.putArchiveEntry(new org.apache.commons.compress.archivers.zip.ZipArchiveEntry("x"));
        zip.write(i);
        zip.closeArchiveEntry();
      }
    }

    requireRefused(out.toByteArray(), "x", null, "more than once");
  }

  @Test
  void created_whenEntryIsSymbolicLink_isRefused() throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    try (var zip = new org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream(out)) {
      var link = new org.apache.commons.compress.archivers.zip.ZipArchiveEntry("link");
      link.setUnixMode(0120777);
      zip.putArchiveEntry(link);
      zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }

    requireRefused(out.toByteArray(), "link", null, "symbolic");
  }
}
