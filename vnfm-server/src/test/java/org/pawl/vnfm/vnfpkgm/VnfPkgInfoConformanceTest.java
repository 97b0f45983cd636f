package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.EtsiDefinitions;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * What is answered has the shape that ETSI defines: SOL005, because the definitions of SOL003 leave
 * Checksum open.
 */
@VnfmTest
@NeedsClick
class VnfPkgInfoConformanceTest {

  private static final String SOL005 =
      "sol005/VNFPackageManagement/definitions/SOL005VNFPackageManagement_def.yaml";
  private static final String COMMON = "sol005/definitions/SOL005_def.yaml";

  @Autowired MockMvcTester http;
  PackageClient client;

  @BeforeEach
  void connect() {
    client = new PackageClient(http);
  }

  @Test
  void package_inEveryState_isVnfPkgInfo() {
    var id = client.create("{\"userDefinedData\":{\"a\":{\"b\":1}}}");
    assertIsVnfPkgInfo(id);

    var refused = client.created();
    assertThat(client.upload(refused, new byte[10])).hasStatus(422);
    assertIsVnfPkgInfo(client.get("/" + refused));

    var onboarded = client.onboarded(Csar.sound());
    assertIsVnfPkgInfo(client.get("/" + onboarded));
  }

  @Test
  void refusal_ofAnyKind_isProblemDetails() {
    var id = client.created();

    assertIs(COMMON, "ProblemDetails", client.get("/nothing"));
    assertIs(COMMON, "ProblemDetails", client.get("/" + id + "/vnfd"));
    assertIs(COMMON, "ProblemDetails", client.patch(id, "{}"));
    assertIs(COMMON, "ProblemDetails", client.upload(id, new byte[10]));
  }

  @Test
  void apiVersions_whenRead_isApiVersionInformation() {
    var answer = client.send(http.get().uri("/vnfpkgm/v2/api_versions"));

    assertIs(COMMON, "ApiVersionInformation", answer);
  }

  @Test
  void change_whenMade_isVnfPkgInfoModifications() {
    var id = client.onboarded(Csar.sound());

    assertIs(
        SOL005, "VnfPkgInfoModifications", client.patch(id, "{\"operationalState\":\"DISABLED\"}"));
  }

  private static void assertIsVnfPkgInfo(MvcTestResult answer) {
    assertIs(SOL005, "VnfPkgInfo", answer);
  }

  private static void assertIs(String file, String type, MvcTestResult answer) {
    EtsiDefinitions.assertValid(file, type, PackageClient.body(answer));
  }
}
