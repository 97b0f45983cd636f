package org.pawl.vnfm.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.KnownServers;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.pawl.vnfm.vnffm.AlarmCause;
import org.pawl.vnfm.vnffm.Alarms;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RunningVnfmTest
class ReportingTest {

  private static final String TEXT = "FromDPDKDevice(0) -> ToDPDKDevice(1);";

  @Autowired VnfmClient vnfm;
  @Autowired Agents agents;
  @Autowired KnownServers servers;
  @Autowired Alarms alarms;
  TestAgent agent;

  @BeforeEach
  void enrol() throws Exception {
    agent = TestAgent.enrolled(vnfm, agents, servers);
  }

  @Test
  void report_whenTaken_isTheStateOfTheVnfc() throws Exception {
    assertThat(agent.report(1).statusCode()).isEqualTo(204);

    AgentState state = agents.state(agent.vnfcId).orElseThrow();
    assertThat(state.state()).isEqualTo(FunctionState.RUNNING);
    assertThat(state.configurationVersion()).isEqualTo(1);
    assertThat(state.bootEpoch()).isEqualTo(agent.bootEpoch);
    assertThat(state.lastHeartbeat()).isNotNull();
  }

  @Test
  void replayedReport_whenSent_isRefusedAndChangesNothing() throws Exception {
    agent.report(5);
    assertThat(agent.report(7).statusCode()).isEqualTo(204);

    assertThat(agent.report(7).statusCode()).isEqualTo(409);
    assertThat(agent.report(6).statusCode()).isEqualTo(409);

    assertThat(agents.latestReport(agent.vnfcId))
        .hasValueSatisfying(latest -> assertThat(latest.sequence()).isEqualTo(7));
    assertThat(agents.recentReports(agent.vnfcId)).hasSize(2);
  }

  @Test
  void earlierBoot_whenItReportsAfterALaterOne_isRefused() throws Exception {
    UUID later = UUID.randomUUID();
    agent.report(1);
    assertThat(agent.report(later, 1, 1L, "RUNNING").statusCode()).isEqualTo(204);

    assertThat(agent.report(agent.bootEpoch, 99, 1L, "RUNNING").statusCode()).isEqualTo(409);

    assertThat(agents.state(agent.vnfcId).orElseThrow().bootEpoch()).isEqualTo(later);
  }

  @Test
  void newBoot_whenTheServerWasStoppedOnPurpose_isNotAlarming() throws Exception {
    agent.report(1);
    agents.retire(agent.vnfcId);

    assertThat(agent.report(UUID.randomUUID(), 1, 1L, "RUNNING").statusCode()).isEqualTo(204);
    agents.expect(agent.vnfcId);

    assertThat(alarms.of(agent.vnfInstanceId)).isEmpty();
    agent.report(UUID.randomUUID(), 1, 1L, "RUNNING");
    assertThat(alarms.of(agent.vnfInstanceId)).hasSize(1);
  }

  @Test
  void newBoot_whenItReports_isAlarmingUnlessAnOperationMadeANewGuest() throws Exception {
    agent.report(1);
    agent.report(UUID.randomUUID(), 1, 1L, "RUNNING");
    assertThat(alarms.of(agent.vnfInstanceId))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.cause()).isEqualTo(AlarmCause.AGENT_RESTARTED));

    TestAgent healed = TestAgent.enrolled(vnfm, agents, servers);
    healed.report(1);
    healed.take(healed.enrol(healed.mint(agents)));
    assertThat(healed.report(UUID.randomUUID(), 1, 1L, "RUNNING").statusCode()).isEqualTo(204);
    assertThat(alarms.of(healed.vnfInstanceId)).isEmpty();
  }

  @Test
  void shapelessReport_whenSent_isRefused() throws Exception {
    assertThat(agent.report(agent.bootEpoch, 0, 1L, "RUNNING").statusCode()).isEqualTo(400);
    assertThat(agent.report(agent.bootEpoch, 1, 1L, "DANCING").statusCode()).isEqualTo(400);
  }

  @Test
  void assignedConfiguration_whenAgentRunsNone_isNamedAndPulled() throws Exception {
    assertThat(agent.get("/agent/v1/configuration").statusCode()).isEqualTo(404);
    Configuration assigned =
        agents.assignConfiguration(agent.vnfcId, TEXT, "fw.click", "tester", "a test");

    var answer = agent.report(agent.bootEpoch, 1, null, "STARTING");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(VnfmClient.json(answer).get("configurationVersion").longValue())
        .isEqualTo(assigned.version());
    var pulled = agent.get("/agent/v1/configuration");
    JsonNode body = VnfmClient.json(pulled);
    assertThat(body.get("text").stringValue()).isEqualTo(TEXT);
    assertThat(body.get("fileName").stringValue()).isEqualTo("fw.click");
    assertThat(body.get("elementPolicy").get(0).stringValue()).isEqualTo("-@host");
    String etag = pulled.headers().firstValue("ETag").orElseThrow();
    assertThat(agent.get("/agent/v1/configuration", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void sameText_whenAssignedAgain_staysTheSameVersion() {
    Configuration first = agents.assignConfiguration(agent.vnfcId, TEXT, "fw.click", "a", "b");

    Configuration again = agents.assignConfiguration(agent.vnfcId, TEXT, "fw.click", "a", "b");

    assertThat(again.version()).isEqualTo(first.version());
    assertThat(agents.history(agent.vnfcId)).hasSize(1);
  }

  @Test
  void reports_whenOperatorAsks_areStatisticsWithTheirCourse() throws Exception {
    agent.report(1);
    agent.report(2);
    String path =
        "/operator/v1/vnf_instances/%s/vnfcs/%s/statistics"
            .formatted(agent.vnfInstanceId, agent.vnfcId);

    JsonNode body =
        VnfmClient.json(
            vnfm.get(path + "?seconds=60", "Authorization", "Bearer " + vnfm.accessToken()));

    assertThat(body.get("ports").get(0).get("name").stringValue()).isEqualTo("in");
    assertThat(body.get("ports").get(0).get("rxPackets").longValue()).isEqualTo(20);
    assertThat(body.get("course")).hasSize(2);
    assertThat(body.get("course").get(0).get("ports").get(0).get("rxPackets").longValue())
        .isEqualTo(10);
  }

  @Test
  void vnfc_whenAskedForUnderAnotherInstance_isNotThere() throws Exception {
    agent.report(1);
    String path =
        "/operator/v1/vnf_instances/%s/vnfcs/%s/statistics"
            .formatted(UUID.randomUUID(), agent.vnfcId);

    assertThat(vnfm.get(path, "Authorization", "Bearer " + vnfm.accessToken()).statusCode())
        .isEqualTo(404);
  }
}
