package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.VimFault;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ScaleInfo;
import org.springframework.beans.factory.annotation.Autowired;

/** The operations on an instantiated VNF: done, failed, rolled back, given up. */
@LcmTest
class LcmOperationsTest {

  static final Map<String, Object> OUT = Map.of("type", "SCALE_OUT", "aspectId", "traffic");
  static final Map<String, Object> IN = Map.of("type", "SCALE_IN", "aspectId", "traffic");
  static final Map<String, Object> START = Map.of("changeStateTo", "STARTED");
  static final Map<String, Object> STOP = Map.of("changeStateTo", "STOPPED");
  static final Map<String, Object> STOP_GENTLY =
      Map.of("changeStateTo", "STOPPED", "stopType", "GRACEFUL", "gracefulStopTimeout", 5);

  @Autowired Lives.Life life;
  @Autowired Surroundings.Gate gate;
  @Autowired InMemoryPackages packages;
  UUID vnf;

  @BeforeEach
  void instantiate() {
    vnf = life.instantiated();
  }

  @AfterEach
  void terminate() {
    gate.open();
    life.agents().answering(true);
    life.terminateAndFindNothing(vnf);
  }

  /** Lets the nth call of a name fail. */
  private void failAt(String chosen, int nth) {
    var count = new AtomicInteger();
    gate.guard((call, go) -> {
      if (call.equals(chosen) && count.incrementAndGet() == nth) {
        throw new VimFault(VimFault.Kind.FAILED, "host is down");
      }
      return go.call();
    });
  }

  private UUID failed(LcmOperationType type, Map<String, Object> request) {
    var occurrence = life.execute(vnf, type, request);
    assertThat(life.state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    gate.open();
    life.agents().answering(true);
    return occurrence;
  }

  private List<String> serverIds() {
    return life.servers(vnf).stream().map(Server::id).toList();
  }

  private List<String> portIds() {
    return life.ports(vnf).stream().map(Port::id).toList();
  }

  private UUID firstVnfc() {
    return life.instances().require(vnf).vnfcIds().getFirst();
  }

  // scale

  @Test
  void scale_outAndIn_addsAndRemovesWhatTheStepsSay() {
    var before = serverIds();
    assertThat(life.info(vnf).maxScaleLevels()).containsExactly(new ScaleInfo("traffic", 2));

    life.complete(vnf, LcmOperationType.SCALE, OUT);

    life.assertWhole(vnf, 4, "at level 1");
    assertThat(life.level(vnf)).isEqualTo(1);
    assertThat(serverIds()).containsAll(before);
    life.complete(vnf, LcmOperationType.SCALE, IN);
    life.assertWhole(vnf, 2, "at level 0");
    assertThat(serverIds()).isEqualTo(before);
  }

  @Test
  void scale_byTwoSteps_isDoneAtOnce() {
    life.complete(
        vnf,
        LcmOperationType.SCALE,
        Map.of("type", "SCALE_OUT", "aspectId", "traffic", "numberOfSteps", 2));

    life.assertWhole(vnf, 6, "at level 2");
    assertThat(life.info(vnf).scaleStatus()).containsExactly(new ScaleInfo("traffic", 2));
  }

  @Test
  void scale_beyondTheLevels_isRefused() {
    assertThatThrownBy(() -> life.lifecycle().start(vnf, LcmOperationType.SCALE, IN))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("at level 0 of 0 to 2: SCALE_IN by 1 steps");
    assertThatThrownBy(() ->
            life.lifecycle()
                .start(
                    vnf,
                    LcmOperationType.SCALE,
                    Map.of("type", "SCALE_OUT", "aspectId", "traffic", "numberOfSteps", 3)))
        .hasMessageContaining("SCALE_OUT by 3 steps");
    assertThatThrownBy(() ->
            life.lifecycle()
                .start(
                    vnf,
                    LcmOperationType.SCALE,
                    Map.of("type", "SCALE_OUT", "aspectId", "storage")))
        .hasMessageContaining("has no scaling aspect storage; it has traffic");
  }

  @Test
  void scaleOut_whenItFailsAndIsRolledBack_leavesWhatWas() {
    var servers = serverIds();
    var ports = portIds();
    failAt("Vim.createServer", 2);
    var occurrence = failed(LcmOperationType.SCALE, OUT);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(serverIds()).isEqualTo(servers);
    assertThat(portIds()).isEqualTo(ports);
    assertThat(life.level(vnf)).isZero();
  }

  @Test
  void scaleIn_whenItFailsHalfWayAndIsRolledBack_standsAsBefore() {
    life.complete(vnf, LcmOperationType.SCALE, OUT);
    failAt("Vim.deletePort", 2);
    var occurrence = failed(LcmOperationType.SCALE, IN);
    assertThat(life.servers(vnf)).hasSize(3);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 4, "after the rollback");
    assertThat(life.level(vnf)).isEqualTo(1);
  }

  @Test
  void scaleIn_whenItsRollbackFailsAndItIsRetried_isDone() {
    life.complete(vnf, LcmOperationType.SCALE, OUT);
    failAt("Vim.deletePort", 2);
    var occurrence = failed(LcmOperationType.SCALE, IN);
    life.lifecycle().rollback(occurrence);
    life.agents().answering(false);
    life.hand().execute(occurrence);
    assertThat(life.state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(life.error(occurrence)).contains("has not enrolled");
    life.agents().answering(true);

    life.lifecycle().retry(occurrence);
    life.hand().execute(occurrence);

    assertThat(life.state(occurrence))
        .as(life.error(occurrence))
        .isEqualTo(OperationState.COMPLETED);
    life.assertWhole(vnf, 2, "after the retry");
  }

  @Test
  void scaleIn_whenStoppedBeforeAServerGoes_isPutIntoServiceAgain() {
    life.complete(vnf, LcmOperationType.SCALE, OUT);
    var servers = serverIds();
    failAt("Vim.deleteServer", 1);
    var occurrence = failed(LcmOperationType.SCALE, IN);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 4, "after the rollback");
    assertThat(serverIds()).isEqualTo(servers);
  }

  @Test
  void scale_whenGivenUpHalfWay_isPutInOrderByTheNext() {
    failAt("Vim.createServer", 2);
    var occurrence = failed(LcmOperationType.SCALE, OUT);
    life.lifecycle().fail(occurrence);
    assertThat(life.level(vnf)).isZero();

    life.complete(vnf, LcmOperationType.SCALE_TO_LEVEL, Map.of("instantiationLevelId", "least"));

    life.assertWhole(vnf, 2, "at the least level");
  }

  @Test
  void scaleToLevel_byNameOrByScaleLevel_leadsThere() {
    life.complete(vnf, LcmOperationType.SCALE_TO_LEVEL, Map.of("instantiationLevelId", "most"));
    life.assertWhole(vnf, 6, "at the highest level");

    life.complete(
        vnf,
        LcmOperationType.SCALE_TO_LEVEL,
        Map.of("scaleInfo", List.of(Map.of("aspectId", "traffic", "scaleLevel", 1))));

    life.assertWhole(vnf, 4, "at level 1");
    assertThat(life.level(vnf)).isEqualTo(1);
  }

  // heal

  @Test
  void heal_ofTheVnf_givesEachVnfcAnotherServerOnItsPorts() {
    var servers = serverIds();
    var ports = portIds();
    var vnfcs = life.instances().require(vnf).vnfcIds();

    life.complete(vnf, LcmOperationType.HEAL, Map.of("cause", "a test"));

    life.assertWhole(vnf, 2, "after healing");
    assertThat(serverIds()).doesNotContainAnyElementsOf(servers);
    assertThat(portIds()).isEqualTo(ports);
    assertThat(life.instances().require(vnf).vnfcIds()).isEqualTo(vnfcs);
  }

  @Test
  void heal_onTheVnfmsOwnAccount_saysSo() {
    var asked = life.complete(vnf, LcmOperationType.HEAL, Map.of());
    var automatic = life.lifecycle().startAutomatically(vnf, LcmOperationType.HEAL, Map.of());
    life.hand().execute(automatic);

    assertThat(life.occurrences().require(asked).isAutomaticInvocation()).isFalse();
    assertThat(life.occurrences().require(automatic).isAutomaticInvocation()).isTrue();
    life.assertWhole(vnf, 2, "after healing");
  }

  @Test
  void heal_ofOneVnfc_leavesTheOthersAlone() {
    var healed = firstVnfc();
    var other = life.info(vnf).vnfcResourceInfo().get(1).computeResource();

    life.complete(vnf, LcmOperationType.HEAL, Map.of("vnfcInstanceId", List.of(healed.toString())));

    life.assertWhole(vnf, 2, "after healing");
    assertThat(life.info(vnf).vnfcResourceInfo().get(1).computeResource()).isEqualTo(other);
  }

  @Test
  void heal_ofAll_standsBeforeTheOldGoesAndRunsWhatThatRan() {
    var old = firstVnfc();
    life.agents().putConfiguration(old, "// changed by hand", 1, "operator", "a test");
    var calls = new CopyOnWriteArrayList<String>();
    gate.guard((call, go) -> {
      calls.add(call);
      return go.call();
    });

    life.complete(
        vnf,
        LcmOperationType.HEAL,
        Map.of("vnfcInstanceId", List.of(old.toString()), "additionalParams", Map.of("all", true)));

    life.assertWhole(vnf, 2, "after healing");
    assertThat(calls)
        .containsSubsequence(
            "Agents.stop", "Vim.createServer", "Vim.deleteServer", "Agents.forget");
    var vnfcs = life.instances().require(vnf).vnfcIds();
    assertThat(vnfcs).doesNotContain(old);
    assertThat(vnfcs.stream().map(id -> life.agents().configuration(id).text()))
        .contains("// changed by hand");
  }

  @Test
  void heal_whenItFailsAndIsRolledBack_hasAServerAgain() {
    var ports = portIds();
    failAt("Vim.createServer", 1);
    var occurrence = failed(LcmOperationType.HEAL, Map.of());
    assertThat(life.servers(vnf)).hasSize(1);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(portIds()).isEqualTo(ports);
  }

  @Test
  void heal_ofAll_whenItFailsAndIsRolledBack_isAsItWas() {
    var servers = serverIds();
    var ports = portIds();
    failAt("Vim.createServer", 1);
    var occurrence =
        failed(LcmOperationType.HEAL, Map.of("additionalParams", Map.of("all", "true")));

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(serverIds()).isEqualTo(servers);
    assertThat(portIds()).isEqualTo(ports);
  }

  @Test
  void heal_ofAVnfcThatIsNotThere_isRefused() {
    assertThatThrownBy(() ->
            life.lifecycle()
                .start(vnf, LcmOperationType.HEAL, Map.of("vnfcInstanceId", List.of("nobody"))))
        .hasMessageContaining("has no VNFC nobody; it has " + firstVnfc());
  }

  @Test
  void heal_whenTheServerIsInError_bringsAnother() {
    life.vim().fail(serverIds().getFirst(), "its host is down");

    life.complete(vnf, LcmOperationType.HEAL, Map.of());

    life.assertWhole(vnf, 2, "after healing");
  }

  // operate

  @Test
  void operate_whenStoppedAndStarted_keepsServersAndFunctions() {
    var servers = serverIds();

    life.complete(vnf, LcmOperationType.OPERATE, STOP_GENTLY);
    assertThat(life.info(vnf).vnfState()).isEqualTo(VnfOperationalState.STOPPED);
    life.assertWhole(vnf, 2, "when stopped");
    life.complete(vnf, LcmOperationType.OPERATE, START);

    life.assertWhole(vnf, 2, "when started");
    assertThat(life.info(vnf).vnfState()).isEqualTo(VnfOperationalState.STARTED);
    assertThat(serverIds()).isEqualTo(servers);
  }

  @Test
  void operate_whenAStopFailsAndIsRolledBack_isInServiceAgain() {
    failAt("Vim.stopServer", 2);
    var occurrence = failed(LcmOperationType.OPERATE, STOP_GENTLY);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(life.info(vnf).vnfState()).isEqualTo(VnfOperationalState.STARTED);
  }

  @Test
  void operate_whenAStartFailsAndIsRolledBack_isStoppedAgain() {
    life.complete(vnf, LcmOperationType.OPERATE, STOP);
    failAt("Vim.startServer", 2);
    var occurrence = failed(LcmOperationType.OPERATE, START);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(life.info(vnf).vnfState()).isEqualTo(VnfOperationalState.STOPPED);
  }

  @Test
  void operate_whenGivenUpHalfWay_isStartedByTheNext() {
    failAt("Vim.stopServer", 2);
    life.lifecycle().fail(failed(LcmOperationType.OPERATE, STOP));
    assertThat(life.info(vnf).vnfState()).isEqualTo(VnfOperationalState.STOPPED);

    life.complete(vnf, LcmOperationType.OPERATE, START);

    life.assertWhole(vnf, 2, "when started");
  }

  @Test
  void stoppedVnf_whenScaledOrMoved_isRefused() {
    life.complete(vnf, LcmOperationType.OPERATE, STOP);

    for (var type :
        List.of(
            LcmOperationType.SCALE,
            LcmOperationType.CHANGE_EXT_CONN,
            LcmOperationType.CHANGE_FLAVOUR)) {
      assertThatThrownBy(() -> life.lifecycle().start(vnf, type, Map.of()))
          .hasMessageContaining("INSTANTIATED and STOPPED; that does not allow " + type);
    }
  }

  @Test
  void stop_whenItsAttributesDoNotFit_isRefused() {
    assertRefused(Map.of("changeStateTo", "STARTED", "stopType", "GRACEFUL"), "STOPPED only");
    assertRefused(Map.of("changeStateTo", "STOPPED", "stopType", "GRACEFUL"), "needs");
    assertRefused(Map.of("changeStateTo", "STOPPED", "gracefulStopTimeout", 3), "GRACEFUL only");
  }

  private void assertRefused(Map<String, Object> request, String reason) {
    assertThatThrownBy(() -> life.lifecycle().start(vnf, LcmOperationType.OPERATE, request))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(reason);
  }

  // change_ext_conn, change_flavour

  private static Map<String, Object> moveTo(String network) {
    return Map.of(
        "extVirtualLinks", List.of(Fixtures.plainLink(network, "in_cp", "counter_in_cp")));
  }

  private List<String> networks() {
    return life.ports(vnf).stream().map(Port::networkId).distinct().sorted().toList();
  }

  @Test
  void changeExtConn_movesPortsAndKeepsTheOthers() {
    var occurrence = life.complete(vnf, LcmOperationType.CHANGE_EXT_CONN, moveTo("north"));

    life.assertWhole(vnf, 2, "on the other network");
    assertThat(networks()).containsExactly("mgmt", "north", "right");
    assertThat(life.info(vnf).extVirtualLinkInfo())
        .extracting(link -> link.id())
        .containsExactlyInAnyOrder("link-north", "link-right");
    assertThat(life.occurrences().require(occurrence).changedExtConnectivity())
        .isEqualTo(life.info(vnf).extVirtualLinkInfo());
  }

  @Test
  void changeExtConn_whenItFailsAndIsRolledBack_isOnTheOldNetworks() {
    failAt("Vim.createServer", 2);
    var occurrence = failed(LcmOperationType.CHANGE_EXT_CONN, moveTo("north"));
    assertThat(networks()).contains("north");

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(networks()).containsExactly("left", "mgmt", "right");
  }

  @Test
  void changeExtConn_whenGivenUpHalfWay_isPutInOrderByTheNext() {
    failAt("Vim.createServer", 2);
    life.lifecycle().fail(failed(LcmOperationType.CHANGE_EXT_CONN, moveTo("north")));
    assertThat(life.info(vnf).extVirtualLinkInfo())
        .extracting(link -> link.id())
        .contains("link-north");

    life.complete(vnf, LcmOperationType.CHANGE_EXT_CONN, moveTo("north"));

    life.assertWhole(vnf, 2, "on the other network");
    assertThat(networks()).containsExactly("mgmt", "north", "right");
  }

  @Test
  void changeExtConn_toANetworkThatIsNotThere_changesNothing() {
    var occurrence = life.execute(vnf, LcmOperationType.CHANGE_EXT_CONN, moveTo(" "));

    assertThat(life.state(occurrence)).isEqualTo(OperationState.ROLLED_BACK);
    assertThat(life.error(occurrence)).contains("has no network");
    life.assertWhole(vnf, 2, "after the refusal");
  }

  @Test
  void changeFlavour_givesServersAndConfigurationsThatDiffer() {
    var firewall = firstVnfc();
    var other = life.info(vnf).vnfcResourceInfo().get(1).computeResource();

    life.complete(vnf, LcmOperationType.CHANGE_FLAVOUR, Map.of("newFlavourId", "big"));

    life.assertWhole(vnf, 2, "in the other flavour");
    assertThat(life.info(vnf).flavourId()).isEqualTo("big");
    var server = life.info(vnf).vnfcResourceInfo().getFirst().computeResource().resourceId();
    assertThat(life.vim().requestOf(server).virtualCpus()).isEqualTo(2);
    assertThat(life.agents().configuration(firewall).text()).contains("strict.click");
    assertThat(life.info(vnf).vnfcResourceInfo().get(1).computeResource()).isEqualTo(other);
  }

  @Test
  void changeFlavour_whenItFailsAndIsRolledBack_runsWhatItRan() {
    var firewall = firstVnfc();
    failAt("Vim.createServer", 1);
    var occurrence =
        failed(
            LcmOperationType.CHANGE_FLAVOUR,
            Map.of("newFlavourId", "big", "instantiationLevelId", "most"));

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(life.info(vnf).flavourId()).isEqualTo("small");
    assertThat(life.agents().configuration(firewall).text()).isEqualTo(Fixtures.CLICK);
  }

  // change_vnfpkg

  static final Map<String, Object> TO_2 = Map.of("vnfdId", Fixtures.SCALABLE_VNFD_ID + "-2");

  @Test
  void changeVnfPkg_rolling_exchangesServersOnTheirPorts() {
    life.complete(vnf, LcmOperationType.SCALE, OUT);
    var ports = portIds();
    var servers = serverIds();

    var occurrence = life.complete(vnf, LcmOperationType.CHANGE_VNFPKG, TO_2);

    life.assertWhole(vnf, 4, "with the other package");
    assertThat(portIds()).isEqualTo(ports);
    assertThat(serverIds()).doesNotContainAnyElementsOf(servers);
    assertThat(life.level(vnf)).isEqualTo(1);
    var instance = life.instances().require(vnf);
    assertThat(instance.vnfdId()).isEqualTo(Fixtures.SCALABLE_VNFD_ID + "-2");
    assertThat(instance.vnfSoftwareVersion()).isEqualTo("2.0");
    assertThat(packages.heldBy(vnf)).containsExactly(Fixtures.scalable2().packageId());
    assertThat(life.occurrences().require(occurrence).modificationsTriggeredByVnfPkgChange())
        .containsEntry("vnfSoftwareVersion", "2.0");
    assertThat(instance.vnfcIds().stream().map(id -> life.agents().configuration(id).text()))
        .filteredOn(text -> text.contains("counting.click"))
        .hasSize(3);
  }

  @Test
  void changeVnfPkg_blueGreen_standsBeforeTheOldGoes() {
    var calls = new CopyOnWriteArrayList<String>();
    gate.guard((call, go) -> {
      if (call.equals("Vim.createServer") || call.equals("Vim.deleteServer")) {
        calls.add(call);
      }
      return go.call();
    });
    var request = new HashMap<>(TO_2);
    request.put("additionalParams", Map.of("strategy", "BLUE_GREEN"));

    life.complete(vnf, LcmOperationType.CHANGE_VNFPKG, request);

    life.assertWhole(vnf, 2, "with the other package");
    assertThat(calls)
        .containsExactly(
            "Vim.createServer", "Vim.createServer", "Vim.deleteServer", "Vim.deleteServer");
  }

  @Test
  void changeVnfPkg_whenItFailsAndIsRolledBack_isOfTheOldPackage() {
    failAt("Vim.createServer", 2);
    var occurrence = failed(LcmOperationType.CHANGE_VNFPKG, TO_2);
    assertThat(packages.heldBy(vnf)).hasSize(2);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
    assertThat(life.instances().require(vnf).vnfdId()).isEqualTo(Fixtures.SCALABLE_VNFD_ID);
    assertThat(packages.heldBy(vnf)).containsExactly(Fixtures.scalable().packageId());
    assertThat(
            life.instances().require(vnf).vnfcIds().stream()
                .map(id -> life.agents().configuration(id).text()))
        .containsOnly(Fixtures.CLICK);
  }

  @Test
  void changeVnfPkg_whenGivenUpHalfWay_isHealedToTheOldPackage() {
    failAt("Vim.createServer", 2);
    life.lifecycle().fail(failed(LcmOperationType.CHANGE_VNFPKG, TO_2));
    assertThat(packages.heldBy(vnf)).containsExactly(Fixtures.scalable().packageId());

    life.complete(vnf, LcmOperationType.HEAL, Map.of());

    life.assertWhole(vnf, 2, "after healing");
  }

  @Test
  void changeVnfPkg_toWhatIsNotAnotherVersion_isRefused() {
    assertPackageRefused(Map.of("vnfdId", Fixtures.SCALABLE_VNFD_ID), "already");
    assertPackageRefused(Map.of("vnfdId", Fixtures.VNFD_ID), "another VNF");
    assertPackageRefused(Map.of("vnfdId", "nobody's"), "nobody's");
    assertPackageRefused(
        Map.of(
            "vnfdId",
            Fixtures.SCALABLE_VNFD_ID + "-2",
            "additionalParams",
            Map.of("strategy", "BIG_BANG")),
        "one of [ROLLING, BLUE_GREEN]");
  }

  private void assertPackageRefused(Map<String, Object> request, String reason) {
    assertThatThrownBy(() -> life.lifecycle().start(vnf, LcmOperationType.CHANGE_VNFPKG, request))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(reason);
  }

  // cancel

  @Test
  void anyOperation_whenCancelledForcefullyWhileItWaits_canBeRolledBack() {
    life.agents().answering(false);
    var occurrence = life.lifecycle().start(vnf, LcmOperationType.SCALE, OUT);
    gate.guard((call, go) -> {
      if (call.equals("Agents.state")) {
        life.lifecycle().cancel(occurrence, CancelMode.FORCEFUL);
      }
      return go.call();
    });
    life.hand().execute(occurrence);
    assertThat(life.error(occurrence)).contains("cancelled on request");
    gate.open();
    life.agents().answering(true);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 2, "after the rollback");
  }
}
