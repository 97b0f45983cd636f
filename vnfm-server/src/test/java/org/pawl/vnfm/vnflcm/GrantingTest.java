package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pawl.vnfm.vnflcm.Fixtures.instantiateRequest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.EtsiDefinitions;
import org.pawl.vnfm.granting.Grant;
import org.pawl.vnfm.granting.Grants;
import org.pawl.vnfm.vim.InMemoryVim;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations with an NFVO that has to grant them. */
@LcmTest
class GrantingTest {

  private static final NfvoDouble NFVO = new NfvoDouble();
  private static final String DEFINITIONS =
      "sol002-sol003/SOL003/VNFLifecycleOperationGranting/definitions/SOL003VNFLifecycleOperationGranting_def.yaml";
  private static final Map<String, Object> FORCEFUL = Map.of("terminationType", "FORCEFUL");

  @Autowired VnfLifecycle lifecycle;
  @Autowired VnfLcmOpOccs occurrences;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryVim vim;
  @Autowired Grants grants;

  @DynamicPropertySource
  static void nfvo(DynamicPropertyRegistry registry) {
    registry.add("pawl.nfvo.uri", NFVO::uri);
    registry.add("pawl.nfvo.limit", () -> "2s");
    registry.add("pawl.nfvo.authentication", () -> "BASIC");
    registry.add("pawl.nfvo.user-name", () -> "pawl");
    registry.add("pawl.nfvo.password", () -> "secret");
  }

  @BeforeEach
  void begin() {
    NFVO.forget();
  }

  @AfterEach
  void grantAgain() {
    NFVO.grantAtOnce();
  }

  @AfterAll
  static void close() {
    NFVO.close();
  }

  private UUID ordered() {
    var vnf = lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
    return lifecycle.instantiate(vnf, instantiateRequest());
  }

  private VnfLcmOpOccDetail executed(UUID occurrence) {
    hand.execute(occurrence);
    return occurrences.require(occurrence);
  }

  private void requireRolledBack(UUID occurrence, String... reasons) {
    var found = executed(occurrence);
    assertThat(found.operationState()).isEqualTo(OperationState.ROLLED_BACK);
    assertThat(String.valueOf(found.error())).contains(reasons);
    assertThat(vim.servers())
        .noneMatch(each -> each.tag().occurrenceId().equals(occurrence.toString()));
    assertThat(hand.tasks(occurrence)).isZero();
  }

  @Test
  void starting_whenGranted_goesOnWithWhatTheNfvoChose() {
    var occurrence = ordered();

    var found = executed(occurrence);

    assertThat(found.operationState()).as("%s", found.error()).isEqualTo(OperationState.COMPLETED);
    var request = NFVO.asked().getFirst();
    assertThat(request.get("operation").asString()).isEqualTo("INSTANTIATE");
    assertThat(request.get("flavourId").asString()).isEqualTo("default");
    assertThat(request.get("isAutomaticInvocation").asBoolean()).isFalse();
    assertThat(types(request, "addResources"))
        .containsExactlyInAnyOrder("COMPUTE", "LINKPORT", "LINKPORT", "LINKPORT");
    assertThat(NFVO.credentials()).allMatch(each -> each.startsWith("Basic "));
    var server =
        vim.servers().stream()
            .filter(each -> each.tag().occurrenceId().equals(occurrence.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(vim.requestOf(server.id()).zone()).isEqualTo("zone-one");
    assertThat(vim.requestOf(server.id()).flavour()).isEqualTo("m1.firewall");
    assertThat(grants.grantIds(List.of(occurrence))).containsKey(occurrence);
  }

  @Test
  void life_whenGrantedStepByStep_asksAsDefined() {
    var vnf = lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
    executed(lifecycle.instantiate(vnf, instantiateRequest()));
    executed(
        lifecycle.start(
            vnf,
            LcmOperationType.OPERATE,
            Map.of("changeStateTo", "STOPPED", "stopType", "FORCEFUL")));
    executed(lifecycle.start(vnf, LcmOperationType.OPERATE, Map.of("changeStateTo", "STARTED")));
    executed(lifecycle.start(vnf, LcmOperationType.HEAL, Map.of("cause", "test")));
    var last = executed(lifecycle.terminate(vnf, FORCEFUL));

    assertThat(last.operationState()).as("%s", last.error()).isEqualTo(OperationState.COMPLETED);
    var asked = NFVO.asked();
    assertThat(asked)
        .extracting(each -> each.get("operation").asString())
        .containsExactly("INSTANTIATE", "OPERATE", "OPERATE", "HEAL", "TERMINATE");
    assertThat(types(asked.get(1), "updateResources")).containsExactly("COMPUTE");
    assertThat(types(asked.get(3), "addResources")).containsExactly("COMPUTE");
    assertThat(types(asked.get(3), "removeResources")).containsExactly("COMPUTE");
    assertThat(types(asked.get(4), "removeResources"))
        .containsExactlyInAnyOrder("COMPUTE", "LINKPORT", "LINKPORT", "LINKPORT");
    for (var each : asked) {
      EtsiDefinitions.assertValid(DEFINITIONS, "GrantRequest", each.toString());
      EtsiDefinitions.assertValid(DEFINITIONS, "Grant", NfvoDouble.grant(each).toString());
    }
  }

  @Test
  void scaledVnf_whenItsDescriptorKeepsServersApart_asksForThat() {
    var vnf = lifecycle.create(Fixtures.SCALABLE_VNFD_ID, "chain", null, Map.of()).id();
    executed(lifecycle.instantiate(vnf, Fixtures.instantiateScalable()));
    var out = Map.<String, Object>of("type", "SCALE_OUT", "aspectId", "traffic");

    var found = executed(lifecycle.start(vnf, LcmOperationType.SCALE, out));

    assertThat(found.operationState()).as("%s", found.error()).isEqualTo(OperationState.COMPLETED);
    assertThat(NFVO.asked().getFirst().has("placementConstraints")).isFalse(); // one server alone
    var request = NFVO.asked().get(1);
    var constraint = request.at("/placementConstraints/0");
    assertThat(constraint.get("affinityOrAntiAffinity").asString()).isEqualTo("ANTI_AFFINITY");
    assertThat(constraint.get("scope").asString()).isEqualTo("NFVI_NODE");
    assertThat(constraint.get("resource").valueStream().map(each -> each.get("idType").asString()))
        .containsExactly("RES_MGMT", "GRANT", "GRANT");
    EtsiDefinitions.assertValid(DEFINITIONS, "GrantRequest", request.toString());
  }

  @Test
  void starting_whenDecisionComesLater_looksForItWhereItWillBe() {
    var request = new AtomicReference<JsonNode>();
    var looks = new AtomicInteger();
    NFVO.answer((received, exchange) -> {
      if (received.method().equals("POST")) {
        request.set(received.json());
        NfvoDouble.pending(exchange, NfvoDouble.GRANTS + "/later", "0");
      } else if (looks.incrementAndGet() < 3) {
        NfvoDouble.pending(exchange, NfvoDouble.GRANTS + "/later", "0");
      } else {
        NfvoDouble.send(exchange, 200, NfvoDouble.grant(request.get()));
      }
    });

    var found = executed(ordered());

    assertThat(found.operationState()).isEqualTo(OperationState.COMPLETED);
    assertThat(NFVO.asked()).hasSize(1);
    assertThat(NFVO.looked())
        .hasSize(3)
        .allMatch(each -> each.equals(NfvoDouble.GRANTS + "/later"));
  }

  @Test
  void asked_whenTheVnfmStopsMeanwhile_isNotAskedAgain() {
    var request = new AtomicReference<JsonNode>();
    var stopping = new CountDownLatch(1);
    NFVO.answer((received, exchange) -> {
      if (received.method().equals("POST")) {
        request.set(received.json());
        stopping.countDown();
        NfvoDouble.pending(exchange, NfvoDouble.GRANTS + "/later", "0");
      } else {
        NfvoDouble.send(exchange, 200, NfvoDouble.grant(request.get()));
      }
    });
    var occurrence = ordered();

    assertThat(hand.execute(occurrence, stopping)).isEqualTo(LcmExecutor.Result.HANDED_OVER);
    assertThat(occurrences.require(occurrence).operationState()).isEqualTo(OperationState.STARTING);
    assertThat(executed(occurrence).operationState()).isEqualTo(OperationState.COMPLETED);

    assertThat(NFVO.asked()).hasSize(1);
    assertThat(NFVO.looked()).hasSize(1);
  }

  @Test
  void granted_whenTheVnfmDiedBeforeItPlanned_isNotAskedAgain() {
    var first = ordered();
    NFVO.answer((received, exchange) -> NfvoDouble.refuse(exchange, 403, "no"));
    executed(first);
    var template = NfvoDouble.grant(NFVO.asked().getFirst());
    NFVO.forget();
    var occurrence = ordered();
    template.put("vnfLcmOpOccId", occurrence.toString());
    grants.granted(occurrence, JsonMapper.shared().treeToValue(template, Grant.class));

    hand.execute(occurrence);

    assertThat(NFVO.asked()).isEmpty();
    assertThat(NFVO.looked()).isEmpty();
  }

  @Test
  void starting_whenRefused_isRolledBackWithTheReason() {
    NFVO.answer((received, exchange) -> NfvoDouble.refuse(exchange, 403, "The quota is used up."));

    requireRolledBack(ordered(), "The quota is used up.", "403");
  }

  @Test
  void starting_whenNfvoIsBusy_asksAgain() {
    var calls = new AtomicInteger();
    NFVO.answer((received, exchange) -> {
      if (calls.incrementAndGet() < 3) {
        NfvoDouble.refuse(exchange, 503, "later");
      } else {
        NfvoDouble.send(exchange, 201, NfvoDouble.grant(received.json()));
      }
    });

    assertThat(executed(ordered()).operationState()).isEqualTo(OperationState.COMPLETED);
    assertThat(NFVO.asked()).hasSize(3);
  }

  @Test
  void starting_whenGrantCannotBeFollowed_isRolledBack() {
    NFVO.answer((received, exchange) -> {
      var grant = NfvoDouble.grant(received.json());
      grant.withArray("addResources").remove(0);
      NfvoDouble.send(exchange, 201, grant);
    });
    requireRolledBack(ordered(), "it leaves out");

    NFVO.answer((received, exchange) ->
        NfvoDouble.send(
            exchange,
            201,
            NfvoDouble.grant(received.json()).put("vnfLcmOpOccId", UUID.randomUUID().toString())));
    requireRolledBack(ordered(), "for another operation");

    NFVO.answer((received, exchange) -> NfvoDouble.send(exchange, 201, List.of("no", "grant")));
    requireRolledBack(ordered(), "cannot be read");

    NFVO.answer(
        (received, exchange) -> NfvoDouble.pending(exchange, "http://127.0.0.2/elsewhere", "0"));
    requireRolledBack(ordered(), "which is not the NFVO");
  }

  @Test
  void starting_whenNfvoDoesNotDecide_isRolledBackAfterTheLimit() {
    NFVO.answer(
        (received, exchange) -> NfvoDouble.pending(exchange, NfvoDouble.GRANTS + "/never", "0"));

    requireRolledBack(ordered(), "Not within 2 s", "has not decided");
  }

  @Test
  void starting_whenCancelledWhileTheNfvoDecides_isRolledBack() {
    var occurrence = new AtomicReference<UUID>();
    NFVO.answer((received, exchange) -> {
      if (received.method().equals("GET")) {
        lifecycle.cancel(occurrence.get(), CancelMode.GRACEFUL);
      }
      NfvoDouble.pending(exchange, NfvoDouble.GRANTS + "/later", "0");
    });
    occurrence.set(ordered());

    requireRolledBack(occurrence.get(), "cancelled");
  }

  private static List<String> types(JsonNode request, String list) {
    return request.path(list).valueStream().map(each -> each.get("type").asString()).toList();
  }
}
