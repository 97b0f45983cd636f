package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.sol.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@VnfmTest
@NeedsClick
class VnfPackagesTest {

  @Autowired MockMvcTester http;
  @Autowired VnfPackages vnfPackages;
  PackageClient client;

  @BeforeEach
  void connect() {
    client = new PackageClient(http);
  }

  @Test
  void nothing_whenPackageCreated_isCreatedAndDisabled() {
    var answer = client.create("{\"userDefinedData\":{\"site\":\"lab\"}}");

    assertThat(answer).hasStatus(201).hasHeader("Version", "2.4.0");
    assertThat(answer.getResponse().getHeader("Location"))
        .endsWith(PackageClient.PACKAGES + "/" + PackageClient.text(answer, "$.id"));
    assertThat(answer)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"onboardingState":"CREATED","operationalState":"DISABLED","usageState":"NOT_IN_USE","userDefinedData":{"site":"lab"}}\
            """);
    assertThat(answer).bodyJson().doesNotHavePath("$.vnfdId");
  }

  @Test
  void created_whenSoundPackageUploaded_isOnboardedWithWhatTheDescriptorSays() {
    var csar = Csar.sound();
    var id = client.onboarded(csar);

    var answer = client.get("/" + id);

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"onboardingState":"ONBOARDED","operationalState":"ENABLED","vnfdId":"%s","vnfProvider":"Pawl","vnfProductName":"firewall",
             "vnfSoftwareVersion":"1.0","vnfdVersion":"1.1","vnfmInfo":["Pawl"],"softwareImages":[],"packageSecurityOption":"OPTION_1",
             "checksum":{"algorithm":"SHA-256","hash":"%s"},
             "additionalArtifacts":[{"artifactPath":"Files/click/firewall.click","isEncrypted":false}]}\
            """
                .formatted(csar.vnfdId(), Csar.sha256(csar.build())));
  }

  @Test
  void onboarded_whenAskedByOtherModules_givesVnfdAndClickConfiguration() {
    var csar = Csar.sound();
    var id = UUID.fromString(client.onboarded(csar));

    var onboarded = vnfPackages.requireEnabled(csar.vnfdId());

    assertThat(onboarded.packageId()).isEqualTo(id);
    var flavour = onboarded.vnfd().flavour("simple").orElseThrow();
    assertThat(flavour.description()).isEqualTo("the only one");
    var vdu = flavour.vdu("vdu").orElseThrow();
    assertThat(vdu.resources()).isEqualTo(new VirtualResources(1, 192L << 20, 1_000_000_000L));
    assertThat(vdu.cpds())
        .extracting(VduCpd::role)
        .containsExactly(CpRole.MANAGEMENT, CpRole.IN, CpRole.OUT);
    assertThat(flavour.extCpd("in")).contains(new ExtCpd("in", "vdu", "in"));
    assertThat(vnfPackages.artifact(id, vdu.clickConfiguration().path()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(Csar.GOOD_CLICK);
  }

  @Test
  void onboarded_whenContentRead_isByteForByteWhatWasUploaded() {
    var content = Csar.sound().with("Files/noise.bin", noise(2_500_000)).build();
    var id = client.created();
    assertThat(client.upload(id, content)).hasStatus(202);

    var whole = client.get("/" + id + "/package_content");
    var part = client.get("/" + id + "/package_content", "Range", "bytes=1048570-1048589");
    var beyond = client.get("/" + id + "/package_content", "Range", "bytes=99999999-");

    assertThat(whole).hasStatusOk().hasContentType("application/zip");
    assertThat(whole.getResponse().getContentAsByteArray()).isEqualTo(content);
    assertThat(part)
        .hasStatus(206)
        .hasHeader("Content-Range", "bytes 1048570-1048589/" + content.length);
    assertThat(part.getResponse().getContentAsByteArray())
        .isEqualTo(Arrays.copyOfRange(content, 1048570, 1048590));
    assertThat(beyond).hasStatus(416).hasContentType("application/problem+json");
    assertThat(beyond).hasHeader("Content-Range", "bytes */" + content.length);
  }

  @Test
  void onboarded_whenItsFilesAreRead_areThoseOfTheArchive() {
    var csar = Csar.sound();
    var id = client.onboarded(csar);

    assertThat(client.get("/" + id + "/vnfd", "Accept", "text/plain,application/zip"))
        .hasStatusOk()
        .hasContentTypeCompatibleWith("text/plain")
        .hasBodyTextEqualTo(csar.text(Csar.DEFINITIONS));
    assertThat(client.get("/" + id + "/vnfd", "Accept", "application/zip"))
        .hasStatusOk()
        .hasContentType("application/zip");
    assertThat(client.get("/" + id + "/vnfd", "Accept", "image/png"))
        .hasStatus(406)
        .hasContentType("application/problem+json");
    assertThat(client.get("/" + id + "/manifest"))
        .hasStatusOk()
        .hasBodyTextEqualTo(csar.manifest());
    assertThat(client.get("/" + id + "/artifacts/" + Csar.CLICK, "Accept", "application/json"))
        .hasStatusOk()
        .hasBodyTextEqualTo(Csar.GOOD_CLICK);
    assertThat(client.get("/" + id + "/artifacts/" + Csar.CLICK, "Range", "bytes=3-6"))
        .hasStatus(206)
        .hasBodyTextEqualTo("Lets");
    assertThat(client.get("/" + id + "/artifacts/Files/nothing")).hasStatus(404);
  }

  @Test
  void created_whenContentIsRead_isConflict() {
    var id = client.created();

    for (var part : new String[] {"/vnfd", "/manifest", "/package_content", "/artifacts/x"}) {
      assertThat(client.get("/" + id + part))
          .as(part)
          .hasStatus(409)
          .hasContentType("application/problem+json");
    }
  }

  @Test
  void onboarded_whenUploadedAgain_isConflictAndKeepsItsContent() {
    var csar = Csar.sound();
    var id = client.onboarded(csar);

    assertThat(client.upload(id, Csar.sound().build())).hasStatus(409);

    assertThat(client.get("/" + id)).bodyJson().extractingPath("$.vnfdId").isEqualTo(csar.vnfdId());
  }

  @Test
  void onboarded_whenSameDescriptorIsUploadedInAnotherPackage_isConflict() {
    var csar = Csar.sound();
    var first = client.onboarded(csar);
    var second = client.created();

    assertThat(client.upload(second, csar.build()))
        .hasStatus(409)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains(first);

    assertThat(client.get("/" + second))
        .bodyJson()
        .extractingPath("$.onboardingState")
        .isEqualTo("ERROR");
  }

  @Test
  void onboarded_whenPatched_changesStateAndMergesData() {
    var id = client.onboarded(Csar.sound());
    var tag = client.get("/" + id).getResponse().getHeader("ETag");

    var answer =
        client.patch(
            id,
            "{\"operationalState\":\"DISABLED\",\"userDefinedData\":{\"a\":1}}",
            "If-Match",
            String.valueOf(tag));

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo("{\"operationalState\":\"DISABLED\",\"userDefinedData\":{\"a\":1}}");
    assertThat(client.patch(id, "{\"operationalState\":\"DISABLED\"}")).hasStatus(409);
    assertThat(client.patch(id, "{\"userDefinedData\":{\"b\":2}}", "If-Match", String.valueOf(tag)))
        .hasStatus(412);
    assertThat(client.patch(id, "{\"userDefinedData\":{\"a\":null,\"b\":2}}")).hasStatusOk();
    assertThat(client.patch(id, "{}")).hasStatus(400);
    assertThat(client.get("/" + id))
        .bodyJson()
        .extractingPath("$.userDefinedData")
        .asMap()
        .containsOnlyKeys("b");
  }

  @Test
  void onboarded_whenDeletedStepByStep_isGoneWithAllItsRows() {
    var id = client.onboarded(Csar.sound());
    var instance = UUID.randomUUID();
    vnfPackages.use(UUID.fromString(id), instance);

    assertThat(client.delete(id)).hasStatus(409);
    assertThat(client.patch(id, "{\"operationalState\":\"DISABLED\"}")).hasStatusOk();
    assertThat(client.get("/" + id)).bodyJson().extractingPath("$.usageState").isEqualTo("IN_USE");
    assertThat(client.delete(id)).hasStatus(409);
    vnfPackages.release(UUID.fromString(id), instance);
    assertThat(client.delete(id)).hasStatus(204);
    assertThat(client.get("/" + id)).hasStatus(404);
  }

  @Test
  void disabled_whenUsed_isRefused() {
    var csar = Csar.sound();
    var id = client.onboarded(csar);
    assertThat(client.patch(id, "{\"operationalState\":\"DISABLED\"}")).hasStatusOk();

    assertThatThrownBy(() -> vnfPackages.requireEnabled(csar.vnfdId()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not ENABLED");
    assertThatThrownBy(() -> vnfPackages.use(UUID.fromString(id), UUID.randomUUID()))
        .isInstanceOf(Problem.class);
  }

  @Test
  void several_whenListed_areFilteredAndSelected() {
    var csar = Csar.sound();
    var id = client.onboarded(csar);
    client.created();

    var found = client.get("?filter=(eq,vnfdId," + csar.vnfdId() + ")");
    var full = client.get("?all_fields=&filter=(in,id," + id + ",x)");

    assertThat(found)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[*].id")
        .asArray()
        .containsExactly(id);
    assertThat(found).bodyJson().doesNotHavePath("$[0].additionalArtifacts");
    assertThat(full).bodyJson().extractingPath("$[0].additionalArtifacts").asArray().hasSize(1);
    assertThat(client.get("?filter=(eq,nonsense,1)")).hasStatus(400);
    assertThat(client.get("?fields=checksum&exclude_fields=checksum")).hasStatus(400);
    assertThat(client.get("?nextpage_opaque_marker=!")).hasStatus(400);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,'','GET,POST'",
    "PATCH,'','GET,POST'",
    "DELETE,'','GET,POST'",
    "POST,/ID,'GET,PATCH,DELETE'",
    "PUT,/ID,'GET,PATCH,DELETE'",
    "POST,/ID/package_content,'GET,PUT'",
    "DELETE,/ID/package_content,'GET,PUT'",
    "POST,/ID/vnfd,GET",
    "PUT,/ID/manifest,GET",
    "PATCH,/ID/artifacts/a/b,GET"
  })
  void anyPackage_whenMethodIsNotSupported_isRefusedWithAllow(
      String method, String path, String allowed) {
    var uri = PackageClient.PACKAGES + path.replace("ID", UUID.randomUUID().toString());

    var answer = client.send(http.method(HttpMethod.valueOf(method)).uri(uri));

    assertThat(answer).hasStatus(405).hasContentType("application/problem+json");
    assertThat(String.valueOf(answer.getResponse().getHeader("Allow")).split(", *"))
        .contains(allowed.split(","));
  }

  @Test
  void anyPackage_whenContentTypeIsWrong_isRefused() {
    var id = client.created();
    var uri = PackageClient.PACKAGES + "/" + id + "/package_content";

    assertThat(client.send(http.put().uri(uri).contentType("text/plain").content("x")))
        .hasStatus(415)
        .hasContentType("application/problem+json");
    assertThat(client.create("{\"userDefinedData\":{\"a\":\"\\u0000\"}}")).hasStatus(400);
    assertThat(client.create("{\"userDefinedData\":"))
        .hasStatus(400)
        .hasContentType("application/problem+json");
  }

  @Test
  void apiVersions_whenRead_nameWhatIsServed() {
    assertThat(client.send(http.get().uri("/vnfpkgm/api_versions")))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.apiVersions[*].version")
        .asArray()
        .containsExactlyInAnyOrder("2.4.0", "1.3.0");
    assertThat(client.send(http.get().uri("/vnfpkgm/v2/api_versions")))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.apiVersions[0].version")
        .isEqualTo("2.4.0");
    assertThat(client.send(http.get().uri("/nothing/api_versions"))).hasStatus(404);
    assertThat(client.get("", "Version", "3.0.0"))
        .hasStatus(406)
        .hasContentType("application/problem+json");
    assertThat(client.get("", "Version", "2.1.0")).hasStatusOk();
    assertThat(client.get("", "Version", "two")).hasStatus(400);
  }

  private static byte[] noise(int length) {
    var bytes = new byte[length];
    new java.util.Random(7).nextBytes(bytes);
    return bytes;
  }
}
