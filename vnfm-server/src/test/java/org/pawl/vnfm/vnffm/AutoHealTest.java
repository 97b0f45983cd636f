package org.pawl.vnfm.vnffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.vnflcm.Executions;
import org.pawl.vnfm.vnflcm.InMemoryAgents;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.LcmTest;
import org.pawl.vnfm.vnflcm.Lives;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccDetail;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccs;
import org.pawl.vnfm.vnflcm.VnfLifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the VNFM does by itself when agents fall silent: one, and many at once. */
@LcmTest
class AutoHealTest {

  @Autowired Lives.Life life;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryAgents agents;
  @Autowired VnfLifecycle lifecycle;
  @Autowired VnfInstances instances;
  @Autowired VnfLcmOpOccs occurrences;
  @Autowired AutoHeal healing;
  @Autowired AgentWatch watch;
  @Autowired StoredAlarms alarms;
  @Autowired JdbcClient jdbc;
  UUID vnf;

  @BeforeEach
  void instantiateWithFourVnfcs() {
    agents.silentFor(Duration.ZERO).forEach(other -> agents.retire(other.vnfcId()));
    vnf = life.instantiated();
    life.complete(vnf, LcmOperationType.SCALE, Map.of("type", "SCALE_OUT", "aspectId", "traffic"));
    healsItself(true);
  }

  @AfterEach
  void terminate() {
    agents.silent(List.of());
    watch.look();
    life.terminateAndFindNothing(vnf);
  }

  private void healsItself(boolean yes) {
    lifecycle.modify(
        vnf, Map.of("vnfConfigurableProperties", Map.of("isAutohealEnabled", yes)), null);
  }

  private List<UUID> vnfcs(int number) {
    return instances.require(vnf).vnfcIds().subList(0, number);
  }

  private List<VnfLcmOpOccDetail> heals() {
    return occurrences.ofInstance(vnf).stream()
        .filter(each -> each.operation() == LcmOperationType.HEAL)
        .toList();
  }

  /** As if all that was done had been done long ago. */
  private void agoMinutes(int minutes) {
    jdbc.sql(
            "update vnf_lcm_op_occ set start_time = start_time - make_interval(mins => ?)"
                + " where vnf_instance_id = ?")
        .params(minutes, vnf)
        .update();
  }

  private void execute() {
    heals().stream()
        .filter(each -> !each.operationState().isFinal())
        .forEach(each -> hand.execute(each.id()));
  }

  @Test
  void silentVnfc_whenTheVnfHealsItself_isHealedOnceAndAlone() {
    var lost = vnfcs(1);
    var servers = life.servers(vnf).size();
    agents.silent(lost);

    healing.look();
    healing.look();

    assertThat(heals())
        .singleElement()
        .satisfies(heal -> {
          assertThat(heal.isAutomaticInvocation()).isTrue();
          assertThat(heal.operationParams())
              .containsEntry("vnfcInstanceId", List.of(lost.getFirst().toString()));
        });
    agents.silent(List.of());
    execute();
    life.assertWhole(vnf, servers, "after an automatic heal");
  }

  @Test
  void silentVnfc_whenSeveralVnfmsSeeIt_isHealedByOne() {
    agents.silent(vnfcs(1));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 6).forEach(_ -> threads.execute(healing::look));
    }

    assertThat(heals()).hasSize(1);
    agents.silent(List.of());
    execute();
  }

  @Test
  void silentVnfc_whenTheVnfDoesNotHealItself_isLeftAlone() {
    healsItself(false);
    agents.silent(vnfcs(1));

    healing.look();

    assertThat(heals()).isEmpty();
  }

  @Test
  void silentVnfc_whenHealedBefore_waitsAndIsGivenUpInTheEnd() {
    agents.silent(vnfcs(1));
    for (int heal = 1; heal <= 3; heal++) {
      healing.look();
      assertThat(heals()).hasSize(heal);
      execute();
      healing.look();
      assertThat(heals()).as("within the pause").hasSize(heal);
      agoMinutes(6);
    }

    healing.look();

    assertThat(heals()).as("after three within the hour").hasSize(3);
    agoMinutes(60);
    healing.look();
    assertThat(heals()).as("an hour later").hasSize(4);
    agents.silent(List.of());
    execute();
  }

  @Test
  void manyAgents_whenLostAtOnce_areOneFaultAndNothingIsHealed() {
    agents.silent(vnfcs(1));
    watch.look();
    assertThat(alarms.active()).singleElement().matches(alarm -> alarm.rootAlarmId() == null);

    agents.silent(vnfcs(3));
    watch.look();
    healing.look();

    var root = alarms.lossesOfMany().getFirst();
    assertThat(heals()).isEmpty();
    assertThat(root.detail()).contains("30 %", "Nothing is healed automatically");
    assertThat(alarms.active())
        .filteredOn(alarm -> alarm.cause() == AlarmCause.HEARTBEAT_LOST)
        .hasSize(3)
        .allSatisfy(alarm -> {
          assertThat(alarm.rootAlarmId()).isEqualTo(root.id());
          assertThat(alarm.correlatedAlarmIds()).containsExactly(root.id());
        });
    assertThat(root.correlatedAlarmIds()).hasSize(3);

    agents.silent(vnfcs(1));
    watch.look();
    healing.look();

    assertThat(alarms.lossesOfMany()).isEmpty();
    assertThat(alarms.active())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.rootAlarmId()).isNull());
    assertThat(heals()).as("healing goes on").hasSize(1);
    agents.silent(List.of());
    execute();
  }

  @Test
  void manyAgents_whenOneIsTheFirstOfThemToBeLostLongEnough_areNotHealedOneByOne() {
    agents.silent(vnfcs(3), Duration.ofSeconds(9));
    agents.silent(vnfcs(1), Duration.ofSeconds(10));

    healing.look();

    assertThat(heals()).isEmpty();
  }

  @Test
  void manyAgents_whenTheyAreOfSeveralTenants_haveOneRootInEach() {
    var other = UUID.randomUUID();
    jdbc.sql("update vnf_instance set tenant = 'acme' where id = ?").param(vnf).update();
    var mine = vnfcs(3);
    mine.subList(1, 3).forEach(each -> agents.mintToken(each, other, other, Duration.ofHours(1)));
    agents.silent(mine);

    watch.look();
    watch.look();

    assertThat(alarms.lossesOfMany())
        .extracting(Alarm::managedObjectId)
        .containsExactlyInAnyOrder(vnf, other);
    assertThat(alarms.lossesOfMany())
        .allSatisfy(root ->
            assertThat(root.correlatedAlarmIds())
                .containsExactlyInAnyOrderElementsOf(
                    alarms.of(root.managedObjectId()).stream()
                        .filter(each -> each.cause() == AlarmCause.HEARTBEAT_LOST)
                        .map(Alarm::id)
                        .toList()));
    mine.subList(1, 3).forEach(each -> agents.mintToken(each, vnf, vnf, Duration.ofHours(1)));
  }
}
