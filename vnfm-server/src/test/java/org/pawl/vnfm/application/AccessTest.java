package org.pawl.vnfm.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.springframework.beans.factory.annotation.Autowired;

@RunningVnfmTest
class AccessTest {

  @Autowired VnfmClient vnfm;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vnflcm/v2/vnf_instances",
        "/vnfpkgm/v2/vnf_packages",
        "/vnffm/v1/alarms",
        "/operator/v1/vnf_instances",
        "/vnflcm/%2e%2e/nowhere"
      })
  void noToken_whenInterfaceIsCalled_isRefusedWithChallenge(String path) throws Exception {
    HttpResponse<String> answer = vnfm.get(path);

    assertThat(answer.statusCode()).isIn(401, 400);
    if (answer.statusCode() == 401) {
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(VnfmClient.json(answer).get("status").intValue()).isEqualTo(401);
      assertThat(VnfmClient.json(answer).get("detail").stringValue()).contains("/oauth2/token");
    }
  }
}
