package org.pawl.vnfm.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.KnownServers;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RunningVnfmTest
class ConfigurationChangeTest {

  private static final String OLD = "FromDPDKDevice(0) -> ToDPDKDevice(1);";
  private static final String NEW = "FromDPDKDevice(0) -> Discard;";
  private static final String INSTALLED = "{\"version\":2,\"elements\":2,\"warnings\":[]}";
  private static final String REFUSED =
      """
      {"status":422,"detail":"1 mistake","errors":
      [{"file":"fw.click","line":1,"column":22,"message":"unknown element class 'Discrad'"}]}
      """;

  @Autowired VnfmClient vnfm;
  @Autowired Agents agents;
  @Autowired KnownServers servers;
  @Autowired CertificateAuthority authority;
  @Autowired JdbcClient database;
  TestAgent agent;
  TestGuest guest;

  @BeforeEach
  void runGuest() throws Exception {
    agent = TestAgent.enrolled(vnfm, agents, servers);
    guest = new TestGuest(agent.keys.getPrivate(), agent.certificate(), authority.certificate());
    servers.add(agent.vnfcId, guest.address());
    agents.assignConfiguration(agent.vnfcId, OLD, "fw.click", "lcm", "instantiate");
    agent.report(1);
  }

  @AfterEach
  void stopGuest() {
    guest.close();
  }

  @Test
  void goodText_whenPut_isSwappedInThroughTheAgentAndBecomesTheDesiredVersion() throws Exception {
    guest.willAnswer(200, INSTALLED);

    HttpResponse<String> answer = put(NEW, "\"1\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(guest.calls)
        .singleElement()
        .satisfies(call -> {
          assertThat(call.method() + " " + call.path()).isEqualTo("PUT /v1/configuration");
          assertThat(call.ifMatch()).isEqualTo("*");
          assertThat(call.peer()).isEqualTo("CN=vnfm");
          assertThat(call.body()).contains("Discard", "\"version\":2");
        });
    assertThat(agents.history(agent.vnfcId))
        .extracting(Configuration::version)
        .containsExactly(2L, 1L);
    assertThat(agents.configuration(agent.vnfcId).who()).isEqualTo("orchestrator");
    assertThat(agents.configuration(agent.vnfcId).why()).isEqualTo("a test");
  }

  @Test
  void badText_whenPut_isRefusedWithItsMistakesAndChangesNothing() throws Exception {
    guest.willAnswer(422, REFUSED);

    HttpResponse<String> answer = put(NEW, "\"1\"");

    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode error = VnfmClient.json(answer).get("errors").get(0);
    assertThat(error.get("file").stringValue()).isEqualTo("fw.click");
    assertThat(error.get("line").intValue()).isEqualTo(1);
    assertThat(error.get("column").intValue()).isEqualTo(22);
    assertThat(agents.configuration(agent.vnfcId).text()).isEqualTo(OLD);
    assertThat(agents.history(agent.vnfcId)).hasSize(1);
  }

  @Test
  void staleVersion_whenPut_isRefusedWithoutAskingTheAgent() throws Exception {
    guest.willAnswer(200, INSTALLED);
    put(NEW, "\"1\"");

    assertThat(put(OLD, "\"1\"").statusCode()).isEqualTo(412);
    assertThat(put(OLD, "W/nonsense").statusCode()).isEqualTo(412);

    assertThat(guest.calls).hasSize(1);
  }

  @Test
  void noIfMatch_whenPut_isRefused() throws Exception {
    assertThat(send("PUT", "configuration", Map.of("content", NEW)).statusCode()).isEqualTo(400);
  }

  @Test
  void silentAgent_whenPut_leavesTheOldVersionAndTheAgentIsLedBackToIt() throws Exception {
    guest.close();

    HttpResponse<String> answer = put(NEW, "\"1\"");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(VnfmClient.json(answer).get("detail").stringValue()).contains("nothing was changed");
    assertThat(agents.configuration(agent.vnfcId).version()).isEqualTo(1);
    HttpResponse<String> report = agent.report(agent.bootEpoch, 2, 2L, "RUNNING");
    assertThat(VnfmClient.json(report).get("configurationVersion").longValue()).isEqualTo(1);
  }

  @Test
  void diedVnfm_whenItsProposalIsLeftBehind_doesNotBlockTheNextChangeForever() throws Exception {
    guest.willAnswer(200, INSTALLED);
    leaveProposal("now()");
    assertThat(put(NEW, "\"1\"").statusCode()).isEqualTo(409);
    assertThat(agent.report(agent.bootEpoch, 2, 2L, "RUNNING").statusCode()).isEqualTo(204);
    database
        .sql(
            "UPDATE agent_configuration SET assigned_at = now() - interval '2 minutes' WHERE vnfc_id = ? AND state = 'PROPOSED'")
        .param(agent.vnfcId)
        .update();
    assertThat(agent.report(agent.bootEpoch, 3, 2L, "RUNNING").statusCode()).isEqualTo(200);

    HttpResponse<String> answer = put(NEW, "\"1\"");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"3\"");
  }

  @Test
  void twoOperators_whenTheyPutAtOnce_areServedOneAfterTheOther() throws Exception {
    guest.willAnswer(200, INSTALLED);

    var first = CompletableFuture.supplyAsync(() -> putStatus("first -> Discard;"));
    var second = CompletableFuture.supplyAsync(() -> putStatus("second -> Discard;"));

    assertThat(List.of(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS)))
        .containsOnlyOnce(200)
        .containsAnyOf(409, 412);
    assertThat(agents.history(agent.vnfcId)).hasSize(2);
  }

  @Test
  void otherGuest_whenItHasTheAddress_isNotSpokenTo() throws Exception {
    TestAgent other = TestAgent.enrolled(vnfm, agents, servers);
    try (TestGuest impostor =
        new TestGuest(other.keys.getPrivate(), other.certificate(), authority.certificate())) {
      servers.add(agent.vnfcId, impostor.address());

      assertThat(put(NEW, "\"1\"").statusCode()).isEqualTo(503);

      assertThat(impostor.calls).isEmpty();
    }
  }

  @Test
  void text_whenChecked_isLookedAtByTheAgentAndNotKept() throws Exception {
    guest.willAnswer(
        200,
        "{\"ok\":false,\"errors\":[{\"file\":\"fw.click\",\"line\":3,\"message\":\"no\"}],\"warnings\":[]}");

    HttpResponse<String> answer = send("POST", "configuration/check", Map.of("content", NEW));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(VnfmClient.json(answer).get("ok").booleanValue()).isFalse();
    assertThat(VnfmClient.json(answer).get("errors").get(0).get("line").intValue()).isEqualTo(3);
    assertThat(agents.history(agent.vnfcId)).hasSize(1);
  }

  @Test
  void guestWithoutServer_whenPut_saysSo() throws Exception {
    servers.add(agent.vnfcId, InetSocketAddress.createUnresolved("guest.invalid", 8443));

    assertThat(put(NEW, "\"1\"").statusCode()).isEqualTo(503);
  }

  private void leaveProposal(String time) {
    database
        .sql(
            """
            INSERT INTO agent_configuration
              (vnfc_id, version, state, file_name, text, element_policy, who, why, assigned_at)
            VALUES (?, 2, 'PROPOSED', 'fw.click', 'x', '{}', 'a VNFM that died', '',
            """
                + time
                + ")")
        .param(agent.vnfcId)
        .update();
  }

  private int putStatus(String text) {
    try {
      return put(text, "\"1\"").statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> put(String text, String ifMatch) throws Exception {
    return send(
        "PUT", "configuration", Map.of("content", text, "reason", "a test"), "If-Match", ifMatch);
  }

  private HttpResponse<String> send(String method, String resource, Object body, String... headers)
      throws Exception {
    String path =
        "/operator/v1/vnf_instances/%s/vnfcs/%s/%s"
            .formatted(agent.vnfInstanceId, agent.vnfcId, resource);
    var request =
        vnfm.request(path)
            .header("Authorization", "Bearer " + vnfm.accessToken())
            .header("Content-Type", "application/json")
            .method(method, VnfmClient.json(body));
    return vnfm.send(vnfm.anonymous(), headers.length == 0 ? request : request.headers(headers));
  }
}
