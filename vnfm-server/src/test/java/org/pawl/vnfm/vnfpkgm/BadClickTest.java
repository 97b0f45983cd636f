package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Bad Click configurations are refused with file, line and reason: the engine's own check speaks.
 */
@VnfmTest
@NeedsClick
class BadClickTest {

  @Autowired MockMvcTester http;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FromDPDKDevice(0) -> -> Discard;               | missing between two arrows",
        "FromDPDKDevice(0) -> NoSuchElement -> Discard; | unknown element class 'NoSuchElement'",
        "FromDPDKDevice(0) -> RatedUnqueue(10) -> Discard; | connected to pull",
        "FromDPDKDevice(0) -> Counter;                  | output 0 is not connected",
        "c :: Counter -> Discard;                       | input 0 is not connected",
        "FromDPDKDevice(0) -> Strip(many) -> Discard;   | LENGTH"
      })
  void created_whenClickConfigurationIsBad_isRefusedWithLine(String configuration, String reason) {
    var client = new PackageClient(http);
    var id = client.created();

    var answer =
        client.upload(
            id, Csar.sound().with(Csar.CLICK, "// a comment\n\n" + configuration + "\n").build());

    assertThat(answer).hasStatus(422).hasContentType("application/problem+json");
    assertThat(PackageClient.text(answer, "$.type"))
        .isEqualTo("urn:pawl:problem:invalid-click-configuration");
    assertThat(PackageClient.text(answer, "$.errors[0].file")).isEqualTo(Csar.CLICK);
    assertThat(PackageClient.text(answer, "$.errors[0].line")).isEqualTo("3");
    assertThat(PackageClient.text(answer, "$.errors[0].message")).containsIgnoringCase(reason);
    assertThat(client.get("/" + id))
        .bodyJson()
        .extractingPath("$.onboardingState")
        .isEqualTo("ERROR");
  }
}
