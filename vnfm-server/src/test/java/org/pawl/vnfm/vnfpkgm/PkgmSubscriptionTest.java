package org.pawl.vnfm.vnfpkgm;

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
import tools.jackson.databind.JsonNode;

/** Subscriptions to news of packages, and what receivers are told. */
@VnfmTest
@NeedsClick
class PkgmSubscriptionTest {

  private static final String SUBSCRIPTIONS = "/vnfpkgm/v2/subscriptions";
  private static final String DEFINITIONS =
      "sol002-sol003/SOL003/VNFPackageManagement/definitions/SOL003VNFPackageManagement_def.yaml";
  private static final String NOTIFICATIONS =
      "sol002-sol003/SOL003/VNFPackageManagementNotification/definitions/SOL003VNFPackageManagementNotification_def.yaml";

  @Autowired MockMvcTester http;
  @Autowired VnfPackages packages;
  @Autowired JdbcClient jdbc;
  final CallbackReceiver receiver = CallbackReceiver.open();
  SubscriptionClient nfvo;
  PackageClient client;

  @BeforeEach
  void connect() {
    nfvo = new SubscriptionClient(http, "nfvo");
    client = new PackageClient(http);
  }

  @AfterEach
  void clean() {
    jdbc.sql("delete from subscription").update();
    receiver.close();
  }

  private String subscribe(Map<String, ?> filter) {
    return nfvo.subscribe(
        SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/pkgm"), "filter", filter));
  }

  /** A whole life: refused, on-boarded, disabled, enabled, disabled, deleted. */
  private String live(Csar csar) {
    var id = client.created();
    assertThat(client.upload(id, new byte[10])).hasStatus(422);
    assertThat(client.upload(id, csar.build())).hasStatus(202);
    for (var state : List.of("DISABLED", "ENABLED", "DISABLED")) {
      assertThat(client.patch(id, "{\"operationalState\":\"" + state + "\"}")).hasStatusOk();
    }
    assertThat(client.patch(id, "{\"operationalState\":\"DISABLED\"}")).hasStatus(409);
    assertThat(client.delete(id)).hasStatus(204);
    return id;
  }

  private static String what(JsonNode notification) {
    return notification.get("notificationType").stringValue()
        + " "
        + notification.path("changeType").asString("")
        + " "
        + notification.path("operationalState").asString("");
  }

  private List<String> told(int count) {
    return receiver.awaitNotifications(count).stream()
        .map(each -> what(each.json()).strip())
        .toList();
  }

  @Test
  void subscription_fromItsMakingToItsEnd_isServed() {
    var path = subscribe(Map.of("vnfdId", List.of("a")));

    var again =
        nfvo.post(
            SUBSCRIPTIONS,
            Map.of("callbackUri", receiver.uri("/pkgm"), "filter", Map.of("vnfdId", List.of("a"))));
    assertThat(again).hasStatus(303);
    assertThat(location(again)).isEqualTo(path);
    assertThat(json(nfvo.get(path)).at("/filter/vnfdId/0").stringValue()).isEqualTo("a");
    assertThat(json(nfvo.get(SUBSCRIPTIONS))).hasSize(1);
    assertThat(nfvo.patch(path, "{}")).hasStatus(405).containsHeader("Allow");
    assertThat(nfvo.delete(path)).hasStatus(204);
    assertThat(nfvo.get(path)).hasStatus(404);
  }

  @Test
  void package_throughItsLife_isToldInOrder() {
    subscribe(Map.of());

    live(Csar.sound());

    assertThat(told(5))
        .containsExactly(
            "VnfPackageOnboardingNotification",
            "VnfPackageChangeNotification OP_STATE_CHANGE DISABLED",
            "VnfPackageChangeNotification OP_STATE_CHANGE ENABLED",
            "VnfPackageChangeNotification OP_STATE_CHANGE DISABLED",
            "VnfPackageChangeNotification PKG_DELETE");
  }

  @Test
  void subscriptionAndNotifications_areAsDefined() {
    var csar = Csar.sound();
    var path = subscribe(Map.of("vnfdId", List.of(csar.vnfdId())));
    EtsiDefinitions.assertValid(DEFINITIONS, "PkgmSubscription", text(nfvo.get(path)));

    var id = live(csar);

    for (var each : receiver.awaitNotifications(5)) {
      var notification = each.json();
      assertThat(notification.get("vnfPkgId").stringValue()).isEqualTo(id);
      assertThat(notification.at("/_links/subscription/href").stringValue())
          .isEqualTo("http://localhost" + path);
      EtsiDefinitions.assertValid(
          NOTIFICATIONS, notification.get("notificationType").stringValue(), each.body());
    }
  }

  @Test
  void filters_letThroughWhatTheyName() {
    for (var filter :
        List.of(
            Map.of("vnfdId", List.of("other")),
            Map.of("vnfmInfo", List.of("other")),
            Map.of("vnfProductsFromProviders", List.of(Map.of("vnfProvider", "Other"))),
            Map.of(
                "notificationTypes",
                List.of("VnfPackageChangeNotification"),
                "vnfPkgId",
                List.of(UUID.randomUUID().toString())),
            Map.of(
                "notificationTypes",
                List.of("VnfPackageChangeNotification"),
                "usageState",
                "IN_USE"))) {
      subscribe(filter);
    }
    subscribe(
        Map.of(
            "notificationTypes",
            List.of("VnfPackageChangeNotification"),
            "operationalState",
            "ENABLED",
            "usageState",
            "NOT_IN_USE",
            "vnfmInfo",
            List.of("Pawl"),
            "vnfProductsFromProviders",
            List.of(
                Map.of(
                    "vnfProvider",
                    "Pawl",
                    "vnfProducts",
                    List.of(Map.of("vnfProductName", "firewall"))))));

    live(Csar.sound());

    assertThat(told(1)).containsExactly("VnfPackageChangeNotification OP_STATE_CHANGE ENABLED");
    // The last row goes when its receiver has answered.
    Awaitility.await()
        .until(() ->
            jdbc.sql("select count(*) from notification_outbox").query(Integer.class).single()
                == 0);
  }

  @Test
  void unfitFilter_whenGiven_isRefused() {
    var onboardingOnly =
        Map.of(
            "notificationTypes",
            List.of("VnfPackageOnboardingNotification"),
            "operationalState",
            "ENABLED");

    assertThat(
            nfvo.post(
                SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/"), "filter", onboardingOnly)))
        .hasStatus(422);
    assertThat(
            nfvo.post(
                SUBSCRIPTIONS,
                Map.of(
                    "callbackUri", receiver.uri("/"), "filter", Map.of("vnfdId", List.of("a\0b")))))
        .hasStatus(400);
  }
}
