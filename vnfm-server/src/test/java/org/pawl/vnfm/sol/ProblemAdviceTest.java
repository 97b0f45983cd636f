package org.pawl.vnfm.sol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@VnfmTest
@WithMockUser(authorities = "SCOPE_sol003")
class ProblemAdviceTest {

  @Autowired MockMvcTester http;

  @Test
  void unknownPath_whenRead_isNotFoundAsProblem() {
    var answer = http.get().uri("/vnfpkgm/v2/nothing").exchange();

    assertThat(answer).hasStatus(404).hasContentType("application/problem+json");
    assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:pawl:problem:not-found");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("/vnfpkgm/v2/nothing");
  }

  @Test
  void content_whenItIsNoJson_isRefusedWithThePlace() {
    assertThat(detailOfCreating("{\n  \"vnfdId\": 5"))
        .contains("line 2, column", "Unexpected end-of-input")
        .doesNotContain("REDACTED", "UNKNOWN");
  }

  @Test
  void content_whenAnAttributeIsOfAnotherType_isRefusedWithItsName() {
    assertThat(detailOfCreating("{\"vnfdId\": \"v\", \"metadata\": [1]}"))
        .contains("metadata")
        .doesNotContain("REDACTED");
  }

  private String detailOfCreating(String content) {
    var answer =
        http.post()
            .uri("/vnflcm/v2/vnf_instances")
            .contentType("application/json")
            .content(content)
            .with(jwt().authorities(new SimpleGrantedAuthority("SCOPE_sol003")))
            .exchange();
    assertThat(answer).hasStatus(400);
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
