package org.pawl.vnfm.vnfind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pawl.vnfm.notification.SubscriptionClient.json;
import static org.pawl.vnfm.notification.SubscriptionClient.location;
import static org.pawl.vnfm.notification.SubscriptionClient.text;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.EtsiDefinitions;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;
import org.pawl.vnfm.agent.ElementHandlers;
import org.pawl.vnfm.notification.CallbackReceiver;
import org.pawl.vnfm.notification.SubscriptionClient;
import org.pawl.vnfm.vnflcm.Executions;
import org.pawl.vnfm.vnflcm.Fixtures;
import org.pawl.vnfm.vnflcm.LcmTest;
import org.pawl.vnfm.vnflcm.VnfLifecycle;
import org.pawl.vnfm.vnfpkgm.IndicatorDeclaration;
import org.pawl.vnfm.vnfpkgm.IndicatorDeclaration.Aggregation;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.node.ObjectNode;

/** Indicators from the handler to the consumer's callback. */
@LcmTest
@Import(IndicatorTest.Declared.class)
class IndicatorTest {

  private static final String INDICATORS = "/vnfind/v1/indicators";
  private static final String SUBSCRIPTIONS = "/vnfind/v1/subscriptions";
  private static final String DEFINITIONS =
      "sol002-sol003/SOL003/VNFIndicator/definitions/SOL003VNFIndicator_def.yaml";
  private static final String NOTIFICATIONS =
      "sol002-sol003/SOL003/VNFIndicatorNotification/definitions/SOL003VNFIndicatorNotification_def.yaml";

  /** Handlers as a test sets them. */
  static final class Handlers implements ElementHandlers {
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private volatile boolean reachable = true;

    @Override
    public Optional<String> read(UUID vnfcId, String element, String handler)
        throws AgentUnreachable {
      if (!reachable) {
        throw new AgentUnreachable("the test says so");
      }
      return Optional.ofNullable(values.get(element + "." + handler));
    }
  }

  /** The fixture's descriptor with indicators, and handlers in memory. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Declared {

    @Bean
    @Primary
    Handlers handlers() {
      return new Handlers();
    }

    @Bean
    static BeanPostProcessor indicators() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return name.equals("inMemoryPackages") ? declaring((VnfPackages) bean) : bean;
        }
      };
    }

    private static Object declaring(VnfPackages packages) {
      return Proxy.newProxyInstance(
          VnfPackages.class.getClassLoader(),
          new Class<?>[] {VnfPackages.class},
          (_, method, arguments) -> {
            try {
              var answer = method.invoke(packages, arguments);
              return method.getName().equals("byVnfdId")
                  ? ((Optional<?>) Objects.requireNonNull(answer))
                      .map(each -> with((OnboardedPackage) each))
                  : answer;
            } catch (InvocationTargetException failure) {
              throw (Exception) failure.getCause();
            }
          });
    }

    private static OnboardedPackage with(OnboardedPackage onboarded) {
      var vnfd = onboarded.vnfd();
      return new OnboardedPackage(
          onboarded.packageId(),
          new Vnfd(
              vnfd.id(),
              vnfd.provider(),
              vnfd.productName(),
              vnfd.softwareVersion(),
              vnfd.descriptorVersion(),
              vnfd.vnfmInfo(),
              vnfd.flavours(),
              List.of(
                  new IndicatorDeclaration(
                      "passed", "Packets that passed", "fw/passed", "count", Aggregation.SUM),
                  new IndicatorDeclaration("mode", null, "mode", "state", Aggregation.SUM))));
    }
  }

  @Autowired MockMvcTester http;
  @Autowired VnfLifecycle lifecycle;
  @Autowired Executions.Hand hand;
  @Autowired Handlers handlers;
  @Autowired IndicatorReader reader;
  @Autowired IndicatorRows rows;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  final CallbackReceiver receiver = CallbackReceiver.open();
  SubscriptionClient nfvo;
  UUID vnf = new UUID(0, 0);

  @BeforeEach
  void instantiate() {
    nfvo = new SubscriptionClient(http, "nfvo");
    handlers.values.clear();
    handlers.reachable = true;
    vnf = lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
    hand.execute(lifecycle.instantiate(vnf, Fixtures.instantiateRequest()));
  }

  @AfterEach
  void clean() {
    jdbc.sql("delete from subscription").update();
    jdbc.sql("delete from vnf_indicator_reading").update();
    jdbc.sql("delete from vnf_indicator").update();
    receiver.close();
  }

  private void say(String handler, String value) {
    handlers.values.put(handler, value);
    reader.read(vnf);
  }

  @Test
  void handler_whenRead_isTheIndicatorsValue() {
    assertThat(json(nfvo.get(INDICATORS + "/" + vnf))).as("nothing is known yet").isEmpty();
    say("fw/passed.count", "42\n");
    say("mode.state", "open");

    var all = json(nfvo.get(INDICATORS + "/" + vnf));
    assertThat(all).hasSize(2);
    var passed = json(nfvo.get(INDICATORS + "/" + vnf + "/passed"));
    assertThat(passed.get("value").intValue()).isEqualTo(42);
    assertThat(passed.get("name").stringValue()).isEqualTo("Packets that passed");
    assertThat(passed.at("/_links/self/href").stringValue())
        .isEqualTo("http://localhost" + INDICATORS + "/" + vnf + "/passed");
    assertThat(json(nfvo.get(INDICATORS + "/" + vnf + "/mode")).get("value").stringValue())
        .isEqualTo("open");
    assertThat(json(nfvo.get(INDICATORS + "?filter=(eq,vnfInstanceId," + vnf + ");(eq,id,mode)")))
        .hasSize(1);

    assertThat(nfvo.get(INDICATORS + "/" + vnf + "/nothing")).hasStatus(404);
    assertThat(nfvo.get(INDICATORS + "/" + UUID.randomUUID())).hasStatus(404);
    assertThat(nfvo.get(INDICATORS + "/nonsense/passed")).hasStatus(404);
    assertThat(nfvo.get(INDICATORS + "?filter=(eq,nothing,1)")).hasStatus(400);
    assertThat(nfvo.delete(INDICATORS + "/" + vnf)).hasStatus(405).containsHeader("Allow");
  }

  @Test
  void value_whenItChanges_isToldOnce() {
    var path = nfvo.subscribe(SUBSCRIPTIONS, Map.of("callbackUri", receiver.uri("/ind")));

    say("fw/passed.count", "1");
    reader.read(vnf);
    handlers.reachable = false;
    say("fw/passed.count", "2");
    handlers.values.put("fw/passed.count", "3");
    handlers.reachable = true;
    reader.read(vnf);

    var told = receiver.awaitNotifications(2);
    assertThat(told).extracting(each -> each.json().get("value").intValue()).containsExactly(1, 3);
    assertThat(told.getFirst().json().get("vnfIndicatorId").stringValue()).isEqualTo("passed");
    assertThat(told.getFirst().json().at("/_links/subscription/href").stringValue())
        .isEqualTo("http://localhost" + path);
  }

  @Test
  void instance_whenTerminated_hasNoIndicators() {
    say("mode.state", "open");

    hand.execute(lifecycle.terminate(vnf, Map.of("terminationType", "FORCEFUL")));

    say("mode.state", "closed");
    assertThat(json(nfvo.get(INDICATORS + "/" + vnf))).isEmpty();
    lifecycle.delete(vnf, null);
  }

  @Test
  void reading_isTakenByOneVnfmAtATime() {
    var now = clock.instant().plusSeconds(3600); // the VNFM itself takes nothing before
    jdbc.sql("update vnf_indicator_reading set next_at = now() + interval '1800 s'").update();

    assertThat(rows.take(10, now, now.plusSeconds(60))).containsExactly(vnf);
    assertThat(rows.take(10, now, now.plusSeconds(60))).isEmpty();
    assertThat(rows.take(10, now.plusSeconds(60), now.plusSeconds(120))).containsExactly(vnf);
  }

  @Test
  void schedule_readsByItself() {
    jdbc.sql("update vnf_indicator_reading set next_at = now() - interval '1 s'").update();
    handlers.values.put("mode.state", "open");

    reader.look();

    var deadline = java.time.Instant.now().plusSeconds(20);
    while (rows.find(vnf, "mode").isEmpty()) {
      assertThat(java.time.Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void subscription_fromItsMakingToItsEnd_isServedAtBothPlaces() {
    var request =
        Map.of(
            "callbackUri",
            receiver.uri("/ind"),
            "filter",
            Map.of(
                "indicatorIds",
                List.of("mode"),
                "notificationTypes",
                "VnfIndicatorValueChangeNotification",
                "vnfInstanceSubscriptionFilter",
                Map.of("vnfInstanceNames", List.of("fw"))));
    var path = nfvo.subscribe(SUBSCRIPTIONS, request);
    assertThat(location(nfvo.post(SUBSCRIPTIONS, request))).isEqualTo(path);
    var id = path.substring(path.lastIndexOf('/') + 1);

    say("fw/passed.count", "1");
    say("mode.state", "open");

    assertThat(receiver.awaitNotifications(1).getFirst().json().get("vnfIndicatorId").stringValue())
        .isEqualTo("mode");
    assertThat(json(nfvo.get(SUBSCRIPTIONS))).hasSize(1);
    assertThat(json(nfvo.get(INDICATORS + "/subscriptions/" + id))).isEqualTo(json(nfvo.get(path)));
    assertThat(nfvo.delete(INDICATORS + "/subscriptions/" + id)).hasStatus(204);
    assertThat(nfvo.get(path)).hasStatus(404);
  }

  @Test
  void answersAndNotifications_areAsDefined() {
    var path =
        nfvo.subscribe(
            SUBSCRIPTIONS,
            Map.of(
                "callbackUri",
                receiver.uri("/ind"),
                "filter",
                Map.of("indicatorIds", List.of("passed"))));
    EtsiDefinitions.assertValid(DEFINITIONS, "VnfIndicatorSubscription", text(nfvo.get(path)));

    say("fw/passed.count", "7");

    var indicator = (ObjectNode) json(nfvo.get(INDICATORS + "/" + vnf + "/passed"));
    indicator.putObject("value"); // the definitions want an object, SOL001 has numbers and texts
    EtsiDefinitions.assertValid(DEFINITIONS, "VnfIndicator", indicator.toString());
    var notification = (ObjectNode) receiver.awaitNotifications(1).getFirst().json();
    notification.putObject("value");
    EtsiDefinitions.assertValid(
        NOTIFICATIONS, "VnfIndicatorValueChangeNotification", notification.toString());
  }
}
