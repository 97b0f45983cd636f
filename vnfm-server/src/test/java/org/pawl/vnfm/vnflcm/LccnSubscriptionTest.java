package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pawl.vnfm.notification.SubscriptionClient.json;
import static org.pawl.vnfm.notification.SubscriptionClient.location;
import static org.pawl.vnfm.notification.SubscriptionClient.text;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.EtsiDefinitions;
import org.pawl.vnfm.notification.CallbackReceiver;
import org.pawl.vnfm.notification.SubscriptionClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions to news of VNF instances, and what receivers are told. */
@LcmTest
class LccnSubscriptionTest {

  private static final String SUBSCRIPTIONS = "/vnflcm/v2/subscriptions";
  private static final String DEFINITIONS =
      "sol002-sol003/SOL003/VNFLifecycleManagement/definitions/SOL003VNFLifecycleManagement_def.yaml";
  private static final String NOTIFICATIONS =
      "sol002-sol003/SOL003/VNFLifecycleManagementNotification/definitions/SOL003VNFLifecycleManagementNotification_def.yaml";

  @Autowired MockMvcTester http;
  @Autowired VnfLifecycle lifecycle;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryAgents agents;
  @Autowired JdbcClient jdbc;
  final CallbackReceiver receiver = CallbackReceiver.open();
  SubscriptionClient nfvo;

  @BeforeEach
  void connect() {
    nfvo = new SubscriptionClient(http, "nfvo");
  }

  @AfterEach
  void clean() {
    agents.answering(true);
    jdbc.sql("delete from subscription").update();
    receiver.close();
  }

  private Map<String, Object> request(Map<String, ?> filter) {
    return Map.of("callbackUri", receiver.uri("/lccn"), "filter", filter);
  }

  @Test
  void subscription_whenMade_isShownToItsConsumerWithoutSecrets() {
    var request =
        Map.of(
            "callbackUri",
            receiver.uri("/lccn"),
            "verbosity",
            "SHORT",
            "filter",
            Map.of("operationStates", List.of("COMPLETED")),
            "authentication",
            Map.of(
                "authType",
                List.of("BASIC"),
                "paramsBasic",
                Map.of("userName", "me", "password", "open sesame")));

    var made = nfvo.post(SUBSCRIPTIONS, request);

    assertThat(made).hasStatus(201);
    assertThat(receiver.received())
        .as("the test of the callback, with its credentials")
        .singleElement()
        .satisfies(test -> {
          assertThat(test.method()).isEqualTo("GET");
          assertThat(test.authorization()).startsWith("Basic ");
        });
    var path = location(made);
    var shown = json(nfvo.get(path));
    assertThat(shown).isEqualTo(json(made));
    assertThat(shown.get("callbackUri").stringValue()).isEqualTo(receiver.uri("/lccn"));
    assertThat(shown.get("verbosity").stringValue()).isEqualTo("SHORT");
    assertThat(shown.at("/filter/operationStates/0").stringValue()).isEqualTo("COMPLETED");
    assertThat(shown.at("/_links/self/href").stringValue()).isEqualTo("http://localhost" + path);
    assertThat(text(nfvo.get(SUBSCRIPTIONS))).doesNotContain("sesame", "authentication");
  }

  @Test
  void subscription_whenOthersLookForIt_isNotThere() {
    var path = nfvo.subscribe(SUBSCRIPTIONS, request(Map.of()));
    var other = new SubscriptionClient(http, "another");

    assertThat(other.get(path)).hasStatus(404);
    assertThat(other.delete(path)).hasStatus(404);
    assertThat(json(other.get(SUBSCRIPTIONS))).isEmpty();
    assertThat(nfvo.get(path)).hasStatusOk();
    assertThat(other.post(SUBSCRIPTIONS, request(Map.of()))).hasStatus(201);
  }

  @Test
  void equalSubscription_whenAskedFor_isPointedTo() {
    var path =
        nfvo.subscribe(
            SUBSCRIPTIONS,
            request(
                Map.of("operationTypes", List.of("HEAL"), "operationStates", List.of("FAILED"))));

    var again =
        nfvo.post(
            SUBSCRIPTIONS,
            request(
                Map.of("operationStates", List.of("FAILED"), "operationTypes", List.of("HEAL"))));

    assertThat(again).hasStatus(303);
    assertThat(location(again)).isEqualTo(path);
    assertThat(nfvo.post(SUBSCRIPTIONS, request(Map.of("operationTypes", List.of("SCALE")))))
        .hasStatus(201);
    assertThat(json(nfvo.get(SUBSCRIPTIONS))).hasSize(2);
  }

  @Test
  void subscription_whenDeleted_isGoneAndHearsNothing() {
    var path = nfvo.subscribe(SUBSCRIPTIONS, request(Map.of()));

    assertThat(nfvo.delete(path)).hasStatus(204);

    assertThat(nfvo.get(path)).hasStatus(404);
    assertThat(nfvo.delete(path)).hasStatus(404);
    lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of());
    assertThat(jdbc.sql("select count(*) from notification_outbox").query(Integer.class).single())
        .isZero();
  }

  @Test
  void list_whenFiltered_showsWhatMatches() {
    nfvo.subscribe(SUBSCRIPTIONS, request(Map.of()));
    nfvo.subscribe(SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/other")));

    var found =
        json(nfvo.get(SUBSCRIPTIONS + "?filter=(eq,callbackUri," + receiver.uri("/other") + ")"));

    assertThat(found).hasSize(1);
    assertThat(nfvo.get(SUBSCRIPTIONS + "?filter=(eq,nothing,1)")).hasStatus(400);
  }

  @Test
  void otherMethods_onSubscriptions_areNotAllowed() {
    var path = nfvo.subscribe(SUBSCRIPTIONS, request(Map.of()));

    assertThat(nfvo.send(http.put().uri(SUBSCRIPTIONS))).hasStatus(405);
    assertThat(nfvo.delete(SUBSCRIPTIONS)).hasStatus(405);
    assertThat(nfvo.patch(path, "{}")).hasStatus(405).containsHeader("Allow");
    assertThat(http.get().uri(SUBSCRIPTIONS).exchange()).hasStatus(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1/",
        "/relative",
        "http:///nohost",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1/#part",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:1/",
        "http://no such host/"
      })
  void badCallback_whenGiven_isRefusedWithItsReason(String callbackUri) {
    var answer = nfvo.post(SUBSCRIPTIONS, Map.of("callbackUri", callbackUri));

    assertThat(answer).hasStatus(422);
    assertThat(json(answer).get("detail").stringValue()).contains("callbackUri");
    assertThat(json(nfvo.get(SUBSCRIPTIONS))).isEmpty();
  }

  @Test
  void unfitRequest_whenGiven_isRefused() {
    receiver.answer(200);
    assertThat(nfvo.post(SUBSCRIPTIONS, request(Map.of()))).hasStatus(422);
    receiver.answer(204);

    assertThat(nfvo.post(SUBSCRIPTIONS, Map.of())).hasStatus(400);
    assertThat(nfvo.post(SUBSCRIPTIONS, request(Map.of("operationTypes", List.of("DANCE")))))
        .hasStatus(400);
    assertThat(
            nfvo.post(
                SUBSCRIPTIONS,
                request(
                    Map.of(
                        "notificationTypes",
                        List.of("VnfIdentifierCreationNotification"),
                        "operationTypes",
                        List.of("HEAL")))))
        .hasStatus(422);
    assertThat(
            nfvo.post(
                SUBSCRIPTIONS,
                Map.of(
                    "callbackUri",
                    receiver.uri("/"),
                    "authentication",
                    Map.of("authType", List.of("BASIC")))))
        .hasStatus(422);
    assertThat(
            nfvo.post(
                SUBSCRIPTIONS,
                Map.of(
                    "callbackUri",
                    receiver.uri("/"),
                    "authentication",
                    Map.of("authType", List.of("TLS_CERT")))))
        .hasStatus(422);
    assertThat(json(nfvo.get(SUBSCRIPTIONS))).isEmpty();
  }

  /** A whole life: created, instantiated at the second try, renamed, terminated, deleted. */
  private UUID live() {
    var vnf = lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
    agents.answering(false);
    var instantiation = lifecycle.instantiate(vnf, Fixtures.instantiateRequest());
    hand.execute(instantiation);
    agents.answering(true);
    lifecycle.retry(instantiation);
    hand.execute(instantiation);
    lifecycle.modify(vnf, Map.of("vnfInstanceName", "fw-2"), null);
    hand.execute(lifecycle.terminate(vnf, Map.of("terminationType", "FORCEFUL")));
    lifecycle.delete(vnf, null);
    return vnf;
  }

  private static String what(JsonNode notification) {
    var type = notification.get("notificationType").stringValue();
    return type.equals(LccnFilter.OCCURRENCE)
        ? notification.get("notificationStatus").stringValue()
            + " "
            + notification.get("operation").stringValue()
            + " "
            + notification.get("operationState").stringValue()
        : type;
  }

  private List<String> told(int count) {
    return receiver.awaitNotifications(count).stream().map(each -> what(each.json())).toList();
  }

  @Test
  void subscriber_withoutFilter_hearsOfAWholeLifeInOrder() {
    nfvo.subscribe(SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/lccn")));

    live();

    assertThat(told(12))
        .containsExactly(
            "VnfIdentifierCreationNotification",
            "START INSTANTIATE STARTING",
            "RESULT INSTANTIATE PROCESSING",
            "RESULT INSTANTIATE FAILED_TEMP",
            "RESULT INSTANTIATE PROCESSING",
            "RESULT INSTANTIATE COMPLETED",
            "START MODIFY_INFO PROCESSING",
            "RESULT MODIFY_INFO COMPLETED",
            "START TERMINATE STARTING",
            "RESULT TERMINATE PROCESSING",
            "RESULT TERMINATE COMPLETED",
            "VnfIdentifierDeletionNotification");
  }

  @Test
  void notifications_ofAWholeLife_areAsDefined() {
    var path = nfvo.subscribe(SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/lccn")));
    EtsiDefinitions.assertValid(DEFINITIONS, "LccnSubscription", text(nfvo.get(path)));

    var vnf = live();

    var received = receiver.awaitNotifications(12);
    for (var each : received) {
      var notification = (ObjectNode) each.json();
      assertThat(notification.get("vnfInstanceId").stringValue()).isEqualTo(vnf.toString());
      assertThat(notification.at("/_links/subscription/href").stringValue())
          .isEqualTo("http://localhost" + path);
      EtsiDefinitions.assertValid(
          NOTIFICATIONS,
          notification.get("notificationType").stringValue(),
          notification.toString());
    }
    var failed = received.get(3).json();
    assertThat(failed.at("/error/detail").stringValue()).isNotBlank();
    assertThat(failed.get("affectedVnfcs")).isNotEmpty();
    var completed = received.get(5).json();
    assertThat(completed.has("error")).isFalse();
    assertThat(completed.at("/affectedVnfcs/0/changeType").stringValue()).isEqualTo("ADDED");
    assertThat(completed.get("affectedExtLinkPorts")).hasSize(2);
    assertThat(received.get(7).json().at("/changedInfo/vnfInstanceName").stringValue())
        .isEqualTo("fw-2");
    assertThat(received.get(1).json().has("affectedVnfcs")).as("START says no changes").isFalse();
  }

  @Test
  void shortVerbosity_whenAskedFor_leavesChangesOut() {
    nfvo.subscribe(
        SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/lccn"), "verbosity", "SHORT"));

    live();

    assertThat(receiver.awaitNotifications(12))
        .extracting(CallbackReceiver.Received::json)
        .allSatisfy(each -> {
          assertThat(each.has("affectedVnfcs")).isFalse();
          assertThat(each.has("affectedExtLinkPorts")).isFalse();
          assertThat(each.has("changedInfo")).isFalse();
        })
        .anySatisfy(each -> assertThat(each.has("error")).isTrue());
  }

  @Test
  void filters_letThroughWhatTheyName() {
    nfvo.subscribe(
        SUBSCRIPTIONS,
        request(
            Map.of(
                "notificationTypes",
                List.of(
                    "VnfLcmOperationOccurrenceNotification", "VnfIdentifierDeletionNotification"),
                "operationTypes",
                List.of("TERMINATE", "HEAL"),
                "operationStates",
                List.of("COMPLETED", "STARTING"),
                "vnfInstanceSubscriptionFilter",
                Map.of(
                    "vnfInstanceNames",
                    List.of("fw-2"),
                    "vnfProductsFromProviders",
                    List.of(
                        Map.of(
                            "vnfProvider",
                            "Pawl",
                            "vnfProducts",
                            List.of(
                                Map.of(
                                    "vnfProductName",
                                    "firewall",
                                    "versions",
                                    List.of(
                                        Map.of(
                                            "vnfSoftwareVersion",
                                            "1.0",
                                            "vnfdVersions",
                                            List.of("1.0")))))))))));

    live();

    assertThat(told(3))
        .containsExactly(
            "START TERMINATE STARTING",
            "RESULT TERMINATE COMPLETED",
            "VnfIdentifierDeletionNotification");
  }

  @Test
  void instanceFilter_whenItNamesOthers_letsNothingThrough() {
    for (var filter :
        List.of(
            Map.of("vnfInstanceIds", List.of(UUID.randomUUID().toString())),
            Map.of("vnfInstanceNames", List.of("other")),
            Map.of("vnfdIds", List.of("other")),
            Map.of("vnfProductsFromProviders", List.of(Map.of("vnfProvider", "Other"))),
            Map.of(
                "vnfProductsFromProviders",
                List.of(
                    Map.of(
                        "vnfProvider",
                        "Pawl",
                        "vnfProducts",
                        List.of(
                            Map.of(
                                "vnfProductName",
                                "firewall",
                                "versions",
                                List.of(Map.of("vnfSoftwareVersion", "9"))))))))) {
      nfvo.subscribe(SUBSCRIPTIONS, request(Map.of("vnfInstanceSubscriptionFilter", filter)));
    }

    lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of());

    assertThat(jdbc.sql("select count(*) from notification_outbox").query(Integer.class).single())
        .isZero();
  }
}
