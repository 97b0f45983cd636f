package org.pawl.vnfm.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.sol.ProblemWriter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Each client has an allowance of its own, and all who guess from one address have one. */
class RequestRateLimitTest {

  private static final String ADDRESS = "192.0.2.1";
  private static final int PER_SECOND = 5;
  private static final int AT_ONCE = 2 * PER_SECOND;

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private final RequestRateLimit limit =
      new RequestRateLimit(
          new LimitProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), PER_SECOND),
          new ProblemWriter(JsonMapper.shared()),
          () -> now);

  /** The answer to a token that whoever stands behind the limit answers with the status. */
  private MockHttpServletResponse send(String token, String address, int status) throws Exception {
    var request = new MockHttpServletRequest("GET", "/vnflcm/v2/vnf_instances");
    request.addHeader("Authorization", "Bearer " + token);
    request.setRemoteAddr(address);
    var response = new MockHttpServletResponse();
    limit.doFilter(
        request, response, (asked, answer) -> ((MockHttpServletResponse) answer).setStatus(status));
    return response;
  }

  private int known(String token) throws Exception {
    return send(token, ADDRESS, 200).getStatus();
  }

  private int guess(String token, String address) throws Exception {
    return send(token, address, 401).getStatus();
  }

  @Test
  void client_whenItSendsTooMuch_isToldToWait_andOthersAreNot() throws Exception {
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(known("one")).isEqualTo(200);
    }

    MockHttpServletResponse refused = send("one", ADDRESS, 200);

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(known("two")).isEqualTo(200);
    now = now.plusSeconds(1);
    for (int i = 0; i < PER_SECOND; i++) {
      assertThat(known("one")).isEqualTo(200);
    }
    assertThat(known("one")).isEqualTo(429);
  }

  @Test
  void guesses_whenEachIsAnotherToken_areStopped_andKnownClientsBehindTheSameProxyAreNot()
      throws Exception {
    assertThat(known("known")).isEqualTo(200);
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(guess("guess " + i, ADDRESS)).isEqualTo(401);
    }

    assertThat(guess("one more", ADDRESS)).isEqualTo(429);
    assertThat(known("new")).isEqualTo(429);
    assertThat(known("known")).isEqualTo(200);
    assertThat(guess("one more", "192.0.2.2")).isEqualTo(401);
    now = now.plusSeconds(1);
    assertThat(known("new")).isEqualTo(200);
  }
}
