package org.pawl.vnfm.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.KnownServers;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.pawl.vnfm.trust.EllipticKeys;
import org.pawl.vnfm.trust.TestAuthority;
import org.pawl.vnfm.trust.TlsContexts;
import org.pawl.vnfm.vnffm.AlarmCause;
import org.pawl.vnfm.vnffm.Alarms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningVnfmTest
class EnrolmentTest {

  @Autowired VnfmClient vnfm;
  @Autowired Agents agents;
  @Autowired KnownServers servers;
  @Autowired CertificateAuthority authority;
  @Autowired Alarms alarms;
  @Autowired JdbcClient database;
  TestAgent agent;

  @BeforeEach
  void makeAgent() {
    agent = new TestAgent(vnfm);
    servers.add(agent.vnfcId);
  }

  @Test
  void goodToken_whenShownWithSigningRequest_givesCertificateOfTheVnfc() throws Exception {
    X509Certificate certificate = agent.take(agent.enrol(agent.mint(agents)));

    assertThat(TlsContexts.commonName(certificate)).isEqualTo(agent.vnfcId.toString());
    certificate.verify(authority.certificate().getPublicKey());
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getNotAfter().toInstant())
        .isBetween(
            Instant.now().plus(23, ChronoUnit.HOURS), Instant.now().plus(24, ChronoUnit.HOURS));
    assertThat(agents.state(agent.vnfcId))
        .hasValueSatisfying(state -> assertThat(state.enrolled()).isTrue());
    assertThat(agent.report(1).statusCode()).isEqualTo(204);
  }

  @Test
  void usedToken_whenShownWithSameKey_isAnsweredAgain() throws Exception {
    String token = agent.mint(agents);
    agent.enrol(token);

    assertThat(agent.enrol(token).statusCode()).isEqualTo(201);
    assertThat(alarms.of(agent.vnfInstanceId)).isEmpty();
  }

  @Test
  void usedToken_whenShownWithAnotherKey_isRefusedAndRaisesAlarm() throws Exception {
    String token = agent.mint(agents);
    agent.enrol(token);

    HttpResponse<String> answer =
        agent.enrol(token, TestAgent.signingRequest(EllipticKeys.generate()));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(alarms.of(agent.vnfInstanceId))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.cause()).isEqualTo(AlarmCause.SECURITY_BREACH));
  }

  @Test
  void oneToken_whenManyKeysRaceForIt_isGivenToOneAlone() throws Exception {
    String token = agent.mint(agents);
    String[] requests = new String[6];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = TestAgent.signingRequest(EllipticKeys.generate());
    }

    List<Integer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> attempts =
          List.of(requests).stream()
              .map(request -> (Callable<Integer>) () -> agent.enrol(token, request).statusCode())
              .toList();
      answers = threads.invokeAll(attempts).stream().map(each -> each.resultNow()).toList();
    }

    assertThat(answers).containsOnly(201, 401).containsOnlyOnce(201);
    assertThat(certificatesOf(agent.vnfcId)).isEqualTo(1);
  }

  @Test
  void expiredToken_whenShown_isRefused() throws Exception {
    String token =
        agents
            .mintToken(agent.vnfcId, agent.vnfInstanceId, UUID.randomUUID(), Duration.ZERO)
            .value();

    assertThat(agent.enrol(token).statusCode()).isEqualTo(401);
  }

  @Test
  void replacedToken_whenShown_isRefused() throws Exception {
    String old = agent.mint(agents);
    agent.mint(agents);

    assertThat(agent.enrol(old).statusCode()).isEqualTo(401);
  }

  @Test
  void usedToken_whenRenewedAfterItExpired_isGoodForItsKeyAlone() throws Exception {
    String token = agent.mint(agents);
    agent.enrol(token);
    database
        .sql("update agent set token_expires_at = now() - interval '1 s' where vnfc_id = ?")
        .param(agent.vnfcId)
        .update();
    assertThat(agent.enrol(token).statusCode()).isEqualTo(401);

    agents.renewToken(agent.vnfcId, Duration.ofMinutes(1));

    assertThat(agent.enrol(token, TestAgent.signingRequest(EllipticKeys.generate())).statusCode())
        .isEqualTo(401);
    assertThat(agent.enrol(token).statusCode()).isEqualTo(201);
  }

  @Test
  void unusedToken_whenRenewed_staysExpired() throws Exception {
    String token =
        agents
            .mintToken(agent.vnfcId, agent.vnfInstanceId, UUID.randomUUID(), Duration.ZERO)
            .value();

    agents.renewToken(agent.vnfcId, Duration.ofMinutes(1));

    assertThat(agent.enrol(token).statusCode()).isEqualTo(401);
  }

  @Test
  void certificate_whenANewTokenIsMinted_isNoLongerGood() throws Exception {
    agent.take(agent.enrol(agent.mint(agents)));
    assertThat(agent.report(1).statusCode()).isEqualTo(204);

    agent.mint(agents);

    assertThat(agent.report(2).statusCode()).isEqualTo(403);
  }

  @Test
  void unknownVnfc_whenItEnrols_isRefusedLikeWrongToken() throws Exception {
    HttpResponse<String> unknown = agent.enrol("a token that nobody minted");
    agent.mint(agents);
    HttpResponse<String> wrong = agent.enrol("a token that nobody minted");

    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
  }

  @Test
  void unknownServer_whenItsAgentEnrols_isRefusedAndTokenStaysGood() throws Exception {
    TestAgent early = new TestAgent(vnfm);
    String token = early.mint(agents);

    assertThat(early.enrol(token).statusCode()).isEqualTo(409);

    servers.add(early.vnfcId);
    assertThat(early.enrol(token).statusCode()).isEqualTo(201);
  }

  @Test
  void badSigningRequest_whenShown_isRefusedAndTokenStaysGood() throws Exception {
    String token = agent.mint(agents);
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    KeyPair rsaKeys = rsa.generateKeyPair();
    List<String> bad =
        List.of(
            "nonsense",
            authority.pem(),
            TestAgent.signingRequest(rsaKeys, rsaKeys, "SHA256withRSA"),
            TestAgent.signingRequest(agent.keys, EllipticKeys.generate(), "SHA256withECDSA"));

    for (String request : bad) {
      assertThat(agent.enrol(token, request).statusCode()).isEqualTo(422);
    }

    assertThat(agent.enrol(token).statusCode()).isEqualTo(201);
  }

  @Test
  void databaseDump_whenRead_showsNoToken() throws Exception {
    String token = agent.mint(agents);

    String row =
        database
            .sql("SELECT agent::text FROM agent WHERE vnfc_id = ?")
            .param(agent.vnfcId)
            .query(String.class)
            .single();

    assertThat(row).contains(agent.vnfcId.toString()).doesNotContain(token);
  }

  @Test
  void certificate_whenRenewed_worksBesideTheOldOne() throws Exception {
    agent.take(agent.enrol(agent.mint(agents)));
    HttpClient before = agent.client();

    X509Certificate next =
        agent.take(
            agent.post(
                agent.client(),
                "/agent/v1/certificates",
                Map.of("csr", TestAgent.signingRequest(agent.keys))));

    assertThat(TlsContexts.commonName(next)).isEqualTo(agent.vnfcId.toString());
    assertThat(agent.report(1).statusCode()).isEqualTo(204);
    assertThat(vnfm.send(before, vnfm.agentRequest("/agent/v1/configuration").GET()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void noCertificate_whenAnythingButEnrolmentIsAsked_isRefused() throws Exception {
    HttpResponse<String> answer =
        vnfm.send(vnfm.anonymous(), vnfm.agentRequest("/agent/v1/configuration").GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void otherAuthority_whenItsCertificateIsShown_endsTheHandshake() throws Exception {
    HttpClient stranger =
        vnfm.with(agent.keys.getPrivate(), TestAuthority.other().issue(agent.vnfcId, agent.keys));

    assertThatThrownBy(
            () -> vnfm.send(stranger, vnfm.agentRequest("/agent/v1/configuration").GET()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void ownAuthority_whenCertificateWasNeverRecorded_isForbidden() throws Exception {
    agent.take(agent.enrol(agent.mint(agents)));
    X509Certificate unrecorded =
        authority.issueForAgent(agent.vnfcId, TestAgent.signingRequest(agent.keys));
    HttpClient forger = vnfm.with(agent.keys.getPrivate(), unrecorded, authority.certificate());

    assertThat(vnfm.send(forger, vnfm.agentRequest("/agent/v1/configuration").GET()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void forgottenVnfc_whenItsAgentSpeaks_isForbiddenAlsoOnStandingConnection() throws Exception {
    agent.take(agent.enrol(agent.mint(agents)));
    assertThat(agent.report(1).statusCode()).isEqualTo(204);

    agents.forget(agent.vnfcId);

    assertThat(agent.report(2).statusCode()).isEqualTo(403);
    agent.mint(agents);
    assertThat(agent.report(3).statusCode()).isEqualTo(403);
  }

  private int certificatesOf(UUID vnfcId) {
    return database
        .sql("SELECT count(*) FROM agent_certificate WHERE vnfc_id = ?")
        .param(vnfcId)
        .query(Integer.class)
        .single();
  }
}
