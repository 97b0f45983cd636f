package org.pawl.vnfm.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.springframework.beans.factory.annotation.Autowired;

@RunningVnfmTest
class PageAccessTest {

  private static final String PASSWORD = "correct horse battery staple";

  @Autowired VnfmClient vnfm;
  HttpClient browser;

  @BeforeEach
  void openBrowser() throws Exception {
    browser = vnfm.browser(new CookieManager());
  }

  @Test
  void stranger_whenPageIsAsked_isSentToLogin() throws Exception {
    HttpResponse<String> answer = get("/dashboard");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
  }

  @Test
  void stranger_whenScriptAsks_isToldThatTheSessionIsOver() throws Exception {
    HttpResponse<String> answer =
        vnfm.send(browser, vnfm.request("/dashboard").header("HX-Request", "true").GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void login_whenCsrfTokenIsMissing_isForbidden() throws Exception {
    get("/login");

    assertThat(post("/login", Map.of("username", "admin", "password", PASSWORD)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void bearerToken_whenUsedOnDashboard_opensNothing() throws Exception {
    HttpResponse<String> answer =
        vnfm.get("/dashboard", "Authorization", "Bearer " + vnfm.accessToken());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void pages_whenServed_letNoForeignScriptRun() throws Exception {
    assertThat(get("/login").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return vnfm.send(browser, vnfm.request(path).header("Accept", "text/html").GET());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return vnfm.send(
        browser,
        vnfm.request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(VnfmClient.form(form)));
  }
}
