package org.pawl.vnfm.sol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
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
}
