package org.pawl.vnfm.application.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.pawl.vnfm.trust.EllipticKeys;
import org.pawl.vnfm.trust.TestAuthority;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Callers whom others vouch for: Keystone, an OpenID provider, a certificate authority. */
@RunningVnfmTest
class ForeignCallersTest {

  private static final String PACKAGES = "/vnfpkgm/v2/vnf_packages";
  private static final TestAuthority AUTHORITY = TestAuthority.other();
  private static final KeystoneDouble KEYSTONE = keystone();
  private static final IssuerDouble ISSUER = issuer();

  @Autowired VnfmClient vnfm;
  @Autowired CertificateAuthority own;
  @Autowired JdbcClient database;
  @Autowired PasswordEncoder encoder;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) throws Exception {
    Path file = Files.createDirectories(Path.of("target/state")).resolve("clients.pem");
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(AUTHORITY.certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    String security = "pawl.security.";
    settings.add(security + "keystone.url", () -> KEYSTONE.url() + "/v3/");
    settings.add(security + "keystone.application-credential-id", () -> KeystoneDouble.CREDENTIAL);
    settings.add(security + "keystone.application-credential-secret", () -> KeystoneDouble.SECRET);
    settings.add(security + "keystone.recheck-after", () -> "1s");
    settings.add(security + "issuers.trusted[0].issuer", ISSUER::url);
    settings.add(security + "issuers.trusted[0].roles-claim", () -> "realm_access.roles");
    settings.add(security + "client-certificates.authority", file::toString);
    settings.add(security + "client-certificates.subjects[0].name", () -> "CN=nfvo");
    settings.add(security + "client-certificates.subjects[0].role", () -> "OPERATOR");
    settings.add(security + "client-certificates.subjects[0].tenant", () -> "*");
  }

  @AfterAll
  static void stop() {
    KEYSTONE.close();
    ISSUER.close();
  }

  @Test
  void keystoneToken_whenItsRoleIsReader_readsAndChangesNothing() throws Exception {
    String token = KEYSTONE.issue("p1", Instant.now().plusSeconds(60), "reader");

    assertThat(get(PACKAGES, "X-Auth-Token", token)).isEqualTo(200);
    assertThat(create("X-Auth-Token", token)).isEqualTo(403);
  }

  @Test
  void keystoneToken_whenItsRoleIsMember_changes() throws Exception {
    String token = KEYSTONE.issue("p1", Instant.now().plusSeconds(60), "member", "other");

    assertThat(create("X-Auth-Token", token)).isEqualTo(201);
  }

  @Test
  void keystoneToken_whenNoRoleIsKnownHere_isForbidden() throws Exception {
    String token = KEYSTONE.issue("p1", Instant.now().plusSeconds(60), "heat_stack_owner");

    assertThat(get(PACKAGES, "X-Auth-Token", token)).isEqualTo(403);
  }

  @Test
  void keystoneToken_whenItIsUnknown_isRefusedWithBothChallenges() throws Exception {
    HttpResponse<String> answer = vnfm.get(PACKAGES, "X-Auth-Token", "gAAAAunknown");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .anyMatch(each -> each.startsWith("Bearer"))
        .anyMatch(each -> each.startsWith("Keystone uri="));
    assertThat(VnfmClient.json(answer).get("detail").stringValue()).contains("X-Auth-Token");
  }

  @Test
  void keystoneToken_whenUsedAgain_isNotAskedAbout_andWhenRevoked_endsWithinTheBound()
      throws Exception {
    String token = KEYSTONE.issue("p1", Instant.now().plusSeconds(60), "reader");
    assertThat(get(PACKAGES, "X-Auth-Token", token)).isEqualTo(200);
    int before = KEYSTONE.questions();
    get(PACKAGES, "X-Auth-Token", token);
    get(PACKAGES, "X-Auth-Token", token);
    assertThat(KEYSTONE.questions()).isLessThanOrEqualTo(before + 1);

    KEYSTONE.revoke(token);

    Awaitility.await()
        .untilAsserted(() -> assertThat(get(PACKAGES, "X-Auth-Token", token)).isEqualTo(401));
  }

  @Test
  void keystoneToken_whenItHasExpired_isRefused() throws Exception {
    String token = KEYSTONE.issue("p1", Instant.now().minusSeconds(1), "admin");

    assertThat(get(PACKAGES, "X-Auth-Token", token)).isEqualTo(401);
  }

  @Test
  void serviceToken_whenItHasEnded_isRenewed() throws Exception {
    String token = KEYSTONE.issue("p1", Instant.now().plusSeconds(60), "reader");
    KEYSTONE.endServiceTokens();

    assertThat(get(PACKAGES, "X-Auth-Token", token)).isEqualTo(200);
  }

  @Test
  void keystone_whenItIsBroken_isNoReasonToLetAnybodyIn() throws Exception {
    String token = KEYSTONE.issue("p1", Instant.now().plusSeconds(60), "admin");
    KEYSTONE.breakDown(true);
    try {
      HttpResponse<String> answer = vnfm.get(PACKAGES, "X-Auth-Token", token);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    } finally {
      KEYSTONE.breakDown(false);
    }
  }

  @Test
  void issuersToken_whenItNamesRolesAndTenant_isTaken() throws Exception {
    assertThat(get(PACKAGES, "Authorization", bearer("reader"))).isEqualTo(200);
    assertThat(create("Authorization", bearer("reader"))).isEqualTo(403);
    assertThat(create("Authorization", bearer("operator"))).isEqualTo(201);
  }

  @Test
  void issuersToken_whenItIsNotForThisVnfm_orForged_orWithoutTenant_isRefused() throws Exception {
    Map<String, Object> roles = Map.of("realm_access", Map.of("roles", List.of("operator")));
    Map<String, Object> all =
        Map.of("realm_access", Map.of("roles", List.of("operator")), "tenant", "t1");

    assertThat(get(PACKAGES, "Authorization", "Bearer " + ISSUER.token("other", all)))
        .isEqualTo(401);
    assertThat(get(PACKAGES, "Authorization", "Bearer " + ISSUER.forged(all))).isEqualTo(401);
    assertThat(get(PACKAGES, "Authorization", "Bearer " + ISSUER.token("pawl", roles)))
        .isEqualTo(401);
    assertThat(get(PACKAGES, "Authorization", "Bearer " + ISSUER.token("pawl", all)))
        .isEqualTo(200);
  }

  @Test
  void certificate_whenItsSubjectIsConfigured_isEnough() throws Exception {
    KeyPair keys = EllipticKeys.generate();
    HttpClient nfvo = vnfm.with(keys.getPrivate(), AUTHORITY.issue("nfvo", keys));

    assertThat(vnfm.send(nfvo, vnfm.request(PACKAGES).GET()).statusCode()).isEqualTo(200);
    assertThat(vnfm.send(nfvo, post(vnfm.request(PACKAGES))).statusCode()).isEqualTo(201);
  }

  @Test
  void certificate_whenItsSubjectIsNotConfigured_opensNothing() throws Exception {
    KeyPair keys = EllipticKeys.generate();
    HttpClient other = vnfm.with(keys.getPrivate(), AUTHORITY.issue("other", keys));

    assertThat(vnfm.send(other, vnfm.request(PACKAGES).GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void certificate_whenItIsOfAnotherAuthority_opensNothing() throws Exception {
    KeyPair keys = EllipticKeys.generate();
    HttpClient other = vnfm.with(keys.getPrivate(), TestAuthority.other().issue("nfvo", keys));

    int status;
    try {
      status = vnfm.send(other, vnfm.request(PACKAGES).GET()).statusCode();
    } catch (java.io.IOException refusedInTheHandshake) {
      status = 401;
    }
    assertThat(status).isEqualTo(401);
  }

  @Test
  void token_whenAskedForAtEitherPath_isTheSame() throws Exception {
    for (String path : List.of("/oauth2/token", "/oauth/token")) {
      HttpResponse<String> answer = token(path, "orchestrator", "a secret for tests only");

      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
      assertThat(VnfmClient.json(answer).get("token_type").stringValue()).isEqualTo("Bearer");
    }
    assertThat(token("/oauth/token", "orchestrator", "wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void ownClient_whenItsScopeIsReading_changesNothing() throws Exception {
    String name = "reader-" + UUID.randomUUID();
    database
        .sql(
            "INSERT INTO api_client (client_id, secret_hash, scopes, tenant) VALUES (?, ?, '{sol003:read}', 't1')")
        .params(name, encoder.encode("s"))
        .update();
    String token =
        "Bearer "
            + VnfmClient.json(token("/oauth2/token", name, "s")).get("access_token").stringValue();

    assertThat(get(PACKAGES, "Authorization", token)).isEqualTo(200);
    assertThat(create("Authorization", token)).isEqualTo(403);
  }

  private HttpResponse<String> token(String path, String client, String secret) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return vnfm.send(
        vnfm.anonymous(),
        vnfm.request(path)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(VnfmClient.form(Map.of("grant_type", "client_credentials"))));
  }

  private static String bearer(String role) throws Exception {
    return "Bearer "
        + ISSUER.token(
            "pawl", Map.of("realm_access", Map.of("roles", List.of(role)), "tenant", "t1"));
  }

  private int get(String path, String header, String value) throws Exception {
    return vnfm.get(path, header, value).statusCode();
  }

  private int create(String header, String value) throws Exception {
    return vnfm.send(vnfm.anonymous(), post(vnfm.request(PACKAGES).header(header, value)))
        .statusCode();
  }

  private static HttpRequest.Builder post(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json").POST(VnfmClient.json(Map.of()));
  }

  private static KeystoneDouble keystone() {
    try {
      return new KeystoneDouble();
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static IssuerDouble issuer() {
    try {
      return new IssuerDouble();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
