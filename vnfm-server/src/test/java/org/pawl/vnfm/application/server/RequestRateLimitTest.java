package org.pawl.vnfm.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Each client has an allowance of its own. */
@VnfmTest
@TestPropertySource(properties = "pawl.limits.requests-per-second=5")
class RequestRateLimitTest {

  private static final String PATH = "/vnflcm/v2/vnf_instances";

  @Autowired MockMvcTester http;

  private MvcTestResult send(String token) {
    return http.get().uri(PATH).header("Authorization", "Bearer " + token).exchange();
  }

  @Test
  void client_whenItSendsTooMuch_isToldToWait_andOthersAreNot() {
    List<MvcTestResult> answers = IntStream.range(0, 40).mapToObj(i -> send("one")).toList();

    MvcTestResult refused = answers.getLast();
    assertThat(answers.getFirst()).hasStatus(401);
    assertThat(refused).hasStatus(429).hasContentType("application/problem+json");
    assertThat(refused).hasHeader("Retry-After", "1");
    assertThat(send("two")).hasStatus(401);
  }
}
