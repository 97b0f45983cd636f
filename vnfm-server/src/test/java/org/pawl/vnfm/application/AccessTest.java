package org.pawl.vnfm.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunningVnfmTest
class AccessTest {

  private static final String OPERATOR_PATH =
      "/operator/v1/vnf_instances/6f3e5ef6-0d57-4e6e-a0e5-9ec7d2b6f4b7/vnfcs";
  private static final String SECRET = "a secret for tests only";

  @Autowired VnfmClient vnfm;
  @Autowired CertificateAuthority authority;
  @Autowired JdbcClient database;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vnflcm/v2/vnf_instances",
        "/vnflcm/v2/nowhere",
        "/vnfpkgm/v2/vnf_packages",
        "/vnffm/v1/alarms",
        OPERATOR_PATH
      })
  void noToken_whenInterfaceIsCalled_isRefusedWithChallenge(String path) throws Exception {
    HttpResponse<String> answer = vnfm.get(path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(VnfmClient.json(answer).get("status").intValue()).isEqualTo(401);
    assertThat(VnfmClient.json(answer).get("detail").stringValue()).contains("/oauth2/token");
  }

  @Test
  void client_whenItAsksForToken_getsOneForItsScopesAndAudience() throws Exception {
    HttpResponse<String> answer = vnfm.requestToken(SECRET, Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(VnfmClient.json(answer).get("token_type").stringValue()).isEqualTo("Bearer");
    JsonNode claims = claims(VnfmClient.json(answer).get("access_token").stringValue());
    assertThat(claims.get("aud").toString()).contains("pawl");
    assertThat(claims.get("scope").toString()).contains("sol003", "operator");
  }

  @Test
  void wrongSecret_whenTokenIsAsked_isRefused() throws Exception {
    HttpResponse<String> answer = vnfm.requestToken("wrong", Map.of());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(VnfmClient.json(answer).get("error").stringValue()).isEqualTo("invalid_client");
  }

  @Test
  void foreignScope_whenAskedFor_isRefused() throws Exception {
    assertThat(vnfm.requestToken(SECRET, Map.of("scope", "everything")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void narrowToken_whenUsedOutsideOfItsScope_isForbidden() throws Exception {
    String narrow =
        VnfmClient.json(vnfm.requestToken(SECRET, Map.of("scope", "sol003")))
            .get("access_token")
            .stringValue();

    HttpResponse<String> answer = vnfm.get(OPERATOR_PATH, "Authorization", "Bearer " + narrow);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(VnfmClient.json(answer).get("detail").stringValue()).contains("'operator'");
    assertThat(get(OPERATOR_PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void forgedToken_whenUsed_isRefused() throws Exception {
    String[] parts = vnfm.accessToken().split("\\.", -1);
    String all =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("orchestrator", "somebody");
    String forged =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(all.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];
    String unsigned =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[1]
            + ".";

    assertThat(vnfm.get(OPERATOR_PATH, "Authorization", "Bearer " + forged).statusCode())
        .isEqualTo(401);
    assertThat(vnfm.get(OPERATOR_PATH, "Authorization", "Bearer " + unsigned).statusCode())
        .isEqualTo(401);
  }

  @Test
  void disabledClient_whenTokenIsAsked_isRefused() throws Exception {
    database.sql("UPDATE api_client SET enabled = false").update();
    try {
      assertThat(vnfm.requestToken(SECRET, Map.of()).statusCode()).isEqualTo(401);
    } finally {
      database.sql("UPDATE api_client SET enabled = true").update();
    }
  }

  @Test
  void authorityCertificate_whenRead_isPublicAndLiesInTheStateDirectory() throws Exception {
    HttpResponse<String> answer = vnfm.get("/ca.pem");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(authority.pem());
    assertThat(Files.exists(Path.of("target/state/ca.pem"))).isTrue();
  }

  @Test
  void health_whenRead_isPublicAndShowsNoDetails() throws Exception {
    HttpResponse<String> answer = vnfm.get("/actuator/health");

    assertThat(VnfmClient.json(answer).get("status").stringValue()).isIn("UP", "DOWN");
    assertThat(VnfmClient.json(answer).has("components")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator", "/actuator/env", "/oauth2/introspect", "/oauth2/authorize", "/x"})
  void anythingElse_whenAsked_isNotThere(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/agent/v1/configuration",
        "/agent/v1/enrolments",
        "/agent",
        "/%61gent/v1/configuration",
        "/agent;x=y/v1/configuration"
      })
  void agentInterface_whenAskedForOnTheOtherPort_isNotThere(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/ca.pem",
        "/login",
        "/dashboard",
        "/oauth2/token",
        "/actuator/health",
        "/vnflcm/v2/vnf_instances",
        "/agent/../login",
        "/agent/%2e%2e/login",
        "/agents/v1/configuration"
      })
  void everythingElse_whenAskedForOnAgentPort_isNotThere(String path) throws Exception {
    HttpRequest.Builder request =
        vnfm.agentRequest(path).header("Authorization", "Bearer " + vnfm.accessToken()).GET();

    assertThat(vnfm.send(vnfm.anonymous(), request).statusCode()).isIn(400, 401, 404);
  }

  @Test
  void agentPort_whenSpokenToWithTls12_endsTheHandshake() throws Exception {
    assertThat(vnfm.handshake(true, "TLSv1.2")).isFalse();
    assertThat(vnfm.handshake(true, "TLSv1.3")).isTrue();
    assertThat(vnfm.handshake(false, "TLSv1.2")).isTrue();
    assertThat(vnfm.handshake(false, "TLSv1.1")).isFalse();
  }

  @Test
  void tooLargeContent_whenItsLengthIsSaid_isRefused() throws Exception {
    HttpResponse<String> answer =
        postToOperator(HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000]));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void tooLargeContent_whenItsLengthIsNotSaid_isRefusedWhileItIsRead() throws Exception {
    String large = "{\"content\":\"" + "x".repeat(3_000_000) + "\"}";

    HttpResponse<String> answer =
        postToOperator(
            HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> postToOperator(HttpRequest.BodyPublisher body) throws Exception {
    return vnfm.send(
        vnfm.anonymous(),
        vnfm.request(OPERATOR_PATH + "/" + UUID.randomUUID() + "/configuration/check")
            .header("Authorization", "Bearer " + vnfm.accessToken())
            .header("Content-Type", "application/json")
            .POST(body));
  }

  @Test
  void interfaces_whenTheyAnswer_forbidFramesAndTellBrowsersToStayWithTls() throws Exception {
    HttpResponse<String> answer = get(OPERATOR_PATH);

    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return vnfm.get(path, "Authorization", "Bearer " + vnfm.accessToken());
  }

  private static JsonNode claims(String token) {
    String payload = token.split("\\.", -1)[1];
    return new JsonMapper().readTree(Base64.getUrlDecoder().decode(payload));
  }
}
