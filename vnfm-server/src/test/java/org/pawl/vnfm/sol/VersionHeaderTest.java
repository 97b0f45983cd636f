package org.pawl.vnfm.sol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class VersionHeaderTest {

  private static final String PATH = "/vnflcm/v2/vnf_instances";

  private static boolean passes(boolean required, MockHttpServletRequest request) {
    return new VersionHeader(List.of(new SolApi("vnflcm", "2.3.0")), required)
        .preHandle(request, new MockHttpServletResponse(), new Object());
  }

  @Test
  void version_whenItIsMissing_isRefusedOnlyWhereItIsRequired() {
    assertThat(passes(false, new MockHttpServletRequest("GET", PATH))).isTrue();
    assertThatThrownBy(() -> passes(true, new MockHttpServletRequest("GET", PATH)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.BAD_REQUEST);
              assertThat(problem.detail()).contains("Version: 2.3.0");
            });
    assertThat(passes(true, new MockHttpServletRequest("GET", "/vnflcm/v2/api_versions"))).isTrue();
    assertThat(passes(true, new MockHttpServletRequest("GET", "/dashboard"))).isTrue();
  }

  @Test
  void version_whenItIsSent_isEnough() {
    var request = new MockHttpServletRequest("GET", PATH);
    request.addHeader("Version", "2.0.0");

    assertThat(passes(true, request)).isTrue();
  }
}
