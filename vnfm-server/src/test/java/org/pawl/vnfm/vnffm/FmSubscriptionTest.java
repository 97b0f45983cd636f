package org.pawl.vnfm.vnffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pawl.vnfm.notification.SubscriptionClient.json;
import static org.pawl.vnfm.notification.SubscriptionClient.location;
import static org.pawl.vnfm.notification.SubscriptionClient.text;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.EtsiDefinitions;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.notification.CallbackReceiver;
import org.pawl.vnfm.notification.SubscriptionClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Subscriptions to news of faults, what receivers are told, and what consumers do with alarms. */
@VnfmTest
class FmSubscriptionTest {

  private static final String ALARMS = "/vnffm/v1/alarms/";
  private static final String SUBSCRIPTIONS = "/vnffm/v1/subscriptions";
  private static final String DEFINITIONS =
      "sol002-sol003/SOL003/VNFFaultManagement/definitions/SOL003VNFFaultManagement_def.yaml";
  private static final String NOTIFICATIONS =
      "sol002-sol003/SOL003/VNFFaultManagementNotification/definitions/SOL003VNFFaultManagementNotification_def.yaml";

  @Autowired MockMvcTester http;
  @Autowired StoredAlarms alarms;
  @Autowired AgentWatch watch;
  @Autowired JdbcClient jdbc;
  final CallbackReceiver receiver = CallbackReceiver.open();
  final UUID vnf = UUID.randomUUID();
  SubscriptionClient nfvo;

  @BeforeEach
  void connect() {
    nfvo = new SubscriptionClient(http, "nfvo");
  }

  @AfterEach
  void clean() {
    jdbc.sql("delete from subscription").update();
    receiver.close();
  }

  private Alarm raise() {
    alarms.raise(
        vnf,
        UUID.randomUUID(),
        AlarmCause.HEARTBEAT_LOST,
        "silent since noon",
        new FaultyResource(null, "server-1", "server"));
    return alarms.of(vnf).getFirst();
  }

  private String subscribe(Map<String, ?> filter) {
    return nfvo.subscribe(
        SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/fm"), "filter", filter));
  }

  private static String path(Alarm alarm) {
    return ALARMS + alarm.id();
  }

  @Test
  void subscription_fromItsMakingToItsEnd_isServed() {
    var path = subscribe(Map.of("perceivedSeverities", List.of("CRITICAL")));

    var again =
        nfvo.post(
            SUBSCRIPTIONS,
            Map.of(
                "callbackUri",
                receiver.uri("/fm"),
                "filter",
                Map.of("perceivedSeverities", List.of("CRITICAL"))));
    assertThat(again).hasStatus(303);
    assertThat(location(again)).isEqualTo(path);
    assertThat(json(nfvo.get(path)).at("/filter/perceivedSeverities/0").stringValue())
        .isEqualTo("CRITICAL");
    assertThat(json(nfvo.get(SUBSCRIPTIONS))).hasSize(1);
    assertThat(nfvo.send(http.put().uri(path))).hasStatus(405).containsHeader("Allow");
    assertThat(nfvo.delete(path)).hasStatus(204);
    assertThat(nfvo.get(path)).hasStatus(404);
  }

  @Test
  void fault_whenItBeginsIsTakenNoticeOfAndEnds_isToldInOrder() {
    var path = subscribe(Map.of());

    var alarm = raise();
    assertThat(nfvo.patch(path(alarm), "{\"ackState\":\"ACKNOWLEDGED\"}")).hasStatusOk();
    alarms.clear(alarm);

    var received = receiver.awaitNotifications(3);
    assertThat(received.stream().map(each -> each.json().get("notificationType").stringValue()))
        .containsExactly("AlarmNotification", "AlarmNotification", "AlarmClearedNotification");
    assertThat(received.get(0).json().at("/alarm/ackState").stringValue())
        .isEqualTo("UNACKNOWLEDGED");
    assertThat(received.get(1).json().at("/alarm/ackState").stringValue())
        .isEqualTo("ACKNOWLEDGED");
    assertThat(received.get(2).json().get("alarmId").stringValue())
        .isEqualTo(alarm.id().toString());
    assertThat(received.get(0).json().at("/alarm/_links/self/href").stringValue())
        .isEqualTo("http://localhost" + path(alarm));
    assertThat(received.get(0).json().at("/_links/subscription/href").stringValue())
        .isEqualTo("http://localhost" + path);
  }

  @Test
  void answersAndNotifications_areAsDefined() {
    var path = subscribe(Map.of("eventTypes", List.of("COMMUNICATIONS_ALARM")));
    EtsiDefinitions.assertValid(DEFINITIONS, "FmSubscription", text(nfvo.get(path)));

    var alarm = raise();
    EtsiDefinitions.assertValid(DEFINITIONS, "Alarm", text(nfvo.get(path(alarm))));
    var acknowledged = nfvo.patch(path(alarm), "{\"ackState\":\"ACKNOWLEDGED\"}");
    EtsiDefinitions.assertValid(DEFINITIONS, "AlarmModifications", text(acknowledged));
    EtsiDefinitions.assertValid(DEFINITIONS, "Alarm", text(nfvo.get(path(alarm))));
    alarms.clear(alarm);
    EtsiDefinitions.assertValid(DEFINITIONS, "Alarm", text(nfvo.get(path(alarm))));

    for (var each : receiver.awaitNotifications(3)) {
      EtsiDefinitions.assertValid(
          NOTIFICATIONS, each.json().get("notificationType").stringValue(), each.body());
    }
  }

  @Test
  void filters_letThroughWhatTheyName() {
    for (var filter :
        List.of(
            Map.of("notificationTypes", List.of("AlarmListRebuiltNotification")),
            Map.of("faultyResourceTypes", List.of("NETWORK")),
            Map.of("perceivedSeverities", List.of("MINOR")),
            Map.of("eventTypes", List.of("QOS_ALARM")),
            Map.of("probableCauses", List.of("Something else")),
            Map.of(
                "vnfInstanceSubscriptionFilter",
                Map.of("vnfInstanceIds", List.of(UUID.randomUUID().toString()))))) {
      subscribe(filter);
    }
    var path =
        subscribe(
            Map.of(
                "notificationTypes",
                List.of("AlarmNotification", "AlarmClearedNotification"),
                "faultyResourceTypes",
                List.of("COMPUTE"),
                "perceivedSeverities",
                List.of("CRITICAL"),
                "eventTypes",
                List.of("COMMUNICATIONS_ALARM"),
                "probableCauses",
                List.of("The agent's heartbeat is lost"),
                "vnfInstanceSubscriptionFilter",
                Map.of("vnfInstanceIds", List.of(vnf.toString()))));

    alarms.clear(raise());

    assertThat(receiver.awaitNotifications(2))
        .extracting(each -> each.json().at("/_links/subscription/href").stringValue())
        .containsOnly("http://localhost" + path)
        .hasSize(2);
    // The last row goes when its receiver has answered.
    Awaitility.await()
        .until(() ->
            jdbc.sql("select count(*) from notification_outbox").query(Integer.class).single()
                == 0);
  }

  @Test
  void alarm_whenAcknowledged_isSoUntilThatIsTakenBack() {
    var alarm = raise();
    var etag = String.valueOf(nfvo.get(path(alarm)).getResponse().getHeader("ETag"));

    var acknowledged = nfvo.patch(path(alarm), "{\"ackState\":\"ACKNOWLEDGED\"}");

    assertThat(acknowledged).hasStatusOk().bodyJson().isEqualTo("{\"ackState\":\"ACKNOWLEDGED\"}");
    var shown = nfvo.get(path(alarm));
    assertThat(shown.getResponse().getHeader("ETag"))
        .isEqualTo(acknowledged.getResponse().getHeader("ETag"))
        .isNotEqualTo(etag);
    assertThat(json(shown).has("alarmAcknowledgedTime")).isTrue();
    assertThat(json(shown).at("/rootCauseFaultyResource/faultyResource/resourceId").stringValue())
        .isEqualTo("server-1");

    assertThat(nfvo.patch(path(alarm), "{\"ackState\":\"ACKNOWLEDGED\"}")).hasStatus(409);
    assertThat(nfvo.patch(path(alarm), "{\"ackState\":\"UNACKNOWLEDGED\"}")).hasStatusOk();
    assertThat(json(nfvo.get(path(alarm))).has("alarmAcknowledgedTime")).isFalse();
  }

  @Test
  void alarm_whenChangedByWhoHasNotSeenIt_staysAsItIs() {
    var alarm = raise();
    var stale =
        http.patch()
            .uri(path(alarm))
            .contentType("application/json")
            .header("If-Match", "\"99\"")
            .content("{\"ackState\":\"ACKNOWLEDGED\"}");

    assertThat(nfvo.send(stale)).hasStatus(412);
    assertThat(json(nfvo.get(path(alarm))).get("ackState").stringValue())
        .isEqualTo("UNACKNOWLEDGED");
  }

  @Test
  void unfitChange_whenSent_isRefused() {
    var alarm = raise();

    assertThat(nfvo.patch(path(alarm), "{}")).hasStatus(400);
    assertThat(nfvo.patch(path(alarm), "{\"ackState\":\"SEEN\"}")).hasStatus(400);
    assertThat(nfvo.patch(ALARMS + UUID.randomUUID(), "{\"ackState\":\"ACKNOWLEDGED\"}"))
        .hasStatus(404);
    assertThat(
            nfvo.send(
                http.patch()
                    .uri(path(alarm))
                    .contentType("text/plain")
                    .content("{\"ackState\":\"ACKNOWLEDGED\"}")))
        .hasStatus(415);
    assertThat(nfvo.delete(path(alarm))).hasStatus(405);
  }

  @Test
  void alarm_whenEscalated_hasTheProposedSeverityWhileItLasts() {
    subscribe(Map.of());
    var alarm = raise();

    assertThat(escalate(alarm, "MINOR")).hasStatus(204);

    assertThat(json(nfvo.get(path(alarm))).get("perceivedSeverity").stringValue())
        .isEqualTo("MINOR");
    assertThat(escalate(alarm, "MINOR")).hasStatus(409);
    assertThat(escalate(alarm, "CLEARED")).hasStatus(400);
    assertThat(
            receiver
                .awaitNotifications(2)
                .get(1)
                .json()
                .at("/alarm/perceivedSeverity")
                .stringValue())
        .isEqualTo("MINOR");
    alarms.clear(alarm);
    assertThat(escalate(alarm, "MAJOR")).hasStatus(409);
    assertThat(json(nfvo.get(path(alarm))).get("perceivedSeverity").stringValue())
        .isEqualTo("CLEARED");
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult escalate(
      Alarm alarm, String severity) {
    return nfvo.post(path(alarm) + "/escalate", Map.of("proposedPerceivedSeverity", severity));
  }

  @Test
  void alarm_whenLongOver_isForgotten() {
    var alarm = raise();
    alarms.clear(alarm);
    var other = raise();
    jdbc.sql("update alarm set alarm_cleared_time = now() - interval '31 days' where id = ?")
        .param(alarm.id())
        .update();

    watch.forget();

    assertThat(alarms.of(vnf)).extracting(Alarm::id).containsExactly(other.id());
  }
}
