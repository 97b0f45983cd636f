package org.pawl.vnfm.vnflcm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.pawl.vnfm.vnflcm.Fixtures.instantiateRequest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.InMemoryVim;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vim.VimFault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;

/** Operations from their first state to their last, on every way through the table. */
@LcmTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LcmExecutorTest {

  private static final Set<LcmTransitions.Transition> TAKEN = new HashSet<>();
  private static final Map<String, Object> FORCEFUL = Map.of("terminationType", "FORCEFUL");

  @Autowired VnfLifecycle lifecycle;
  @Autowired VnfInstances instances;
  @Autowired VnfLcmOpOccs occurrences;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryVim vim;
  @Autowired InMemoryAgents agents;
  @Autowired InMemoryPackages packages;
  @Autowired Surroundings.Gate gate;
  @Autowired Journal journal;
  @Autowired LcmTasks tasks;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEvents events;

  @AfterEach
  void rememberTransitions() {
    gate.open();
    agents.answering(true);
    agents.reporting(true);
    packages.enabled(true);
    events.stream(OperationStateChanged.class)
        .filter(each -> each.from() != null && each.event() != null)
        .map(each -> new LcmTransitions.Transition(each.from(), each.event(), each.to()))
        .forEach(TAKEN::add);
  }

  private UUID created() {
    return lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
  }

  private UUID instantiated(UUID vnf) {
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    hand.execute(occurrence);
    assertThat(state(occurrence)).isEqualTo(OperationState.COMPLETED);
    return occurrence;
  }

  private UUID failedTemporarily(UUID vnf) {
    agents.answering(false);
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    hand.execute(occurrence);
    agents.answering(true);
    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    return occurrence;
  }

  private OperationState state(UUID occurrence) {
    return occurrences.require(occurrence).operationState();
  }

  private String error(UUID occurrence) {
    var error = occurrences.require(occurrence).error();
    return error == null ? "none" : String.valueOf(error.get("detail"));
  }

  private void terminateAndFindNothing(UUID vnf) {
    var occurrence = lifecycle.terminate(vnf, FORCEFUL);
    hand.execute(occurrence);
    assertThat(state(occurrence)).as(error(occurrence)).isEqualTo(OperationState.COMPLETED);
    assertNothingLeft(vnf);
  }

  private void assertNothingLeft(UUID vnf) {
    assertThat(vim.servers()).noneMatch(each -> each.tag().vnfInstanceId().equals(vnf.toString()));
    assertThat(vim.ports()).noneMatch(each -> each.tag().vnfInstanceId().equals(vnf.toString()));
    assertThat(agents.states(vnf)).isEmpty();
    assertThat(instances.require(vnf).instantiationState())
        .isEqualTo(InstantiationState.NOT_INSTANTIATED);
  }

  @Test
  void notInstantiated_whenInstantiateIsExecuted_standsOnItsResources() {
    var vnf = created();

    var occurrence = instantiated(vnf);

    var server = vim.servers().stream().filter(s -> ofVnf(s.tag(), vnf)).findFirst().orElseThrow();
    var info = requireNonNull(instances.require(vnf).instantiatedVnfInfo());
    assertThat(info.vnfState()).isEqualTo(VnfOperationalState.STARTED);
    assertThat(info.vnfcResourceInfo())
        .singleElement()
        .satisfies(vnfc -> {
          assertThat(vnfc.computeResource().resourceId()).isEqualTo(server.id());
          assertThat(vnfc.vnfcCpInfo()).hasSize(3);
        });
    assertThat(info.extCpInfo()).extracting(cp -> cp.cpdId()).containsExactly("in_cp", "out_cp");
    assertThat(info.extVirtualLinkInfo()).hasSize(2);
    assertThat(occurrences.steps(occurrence))
        .extracting(StepDetail::name)
        .containsExactly(
            "prepare-agent",
            "create-port-mgmt",
            "create-port-in",
            "create-port-out",
            "create-server",
            "await-server",
            "await-agent");
    assertThat(occurrences.steps(occurrence)).allMatch(s -> s.duration().isPresent());
    assertThat(hand.tasks(occurrence)).isZero();
    assertThat(events.stream(VnfInstantiated.class)).hasSize(1);
    terminateAndFindNothing(vnf);
  }

  private static boolean ofVnf(Tag tag, UUID vnf) {
    return tag.vnfInstanceId().equals(vnf.toString());
  }

  @Test
  void server_whenCreated_carriesTheTokenThatIsGoodAndItsPortsInOrder() {
    var vnf = created();
    instantiated(vnf);

    var server = vim.servers().stream().filter(s -> ofVnf(s.tag(), vnf)).findFirst().orElseThrow();

    var vnfc = instances.require(vnf).vnfcIds().getFirst();
    assertThat(vim.requestOf(server.id()).userData())
        .contains("\"vnfcId\":\"" + vnfc + "\"")
        .contains("\"enrolmentToken\":\"" + agents.goodToken(vnfc) + "\"")
        .contains("\"url\":\"https://192.0.2.1:8444\"")
        .contains("\"management\":{\"interface\":\"eth0\",\"address\":\"192.0.2.")
        .containsPattern("\\{\"name\":\"in\",\"interface\":\"eth1\",\"mac\":\"02:")
        .containsPattern("\\{\"name\":\"out\",\"interface\":\"eth2\",\"mac\":\"02:");
    assertThat(agents.configuration(vnfc).text()).isEqualTo(Fixtures.CLICK);
    assertThat(agents.configuration(vnfc).fileName()).isEqualTo("firewall.click");
    terminateAndFindNothing(vnf);
  }

  @Test
  void package_whenDisabledMeanwhile_isRefusedAndRolledBack() {
    var vnf = created();
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    packages.enabled(false);

    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.ROLLED_BACK);
    assertThat(error(occurrence)).contains("No enabled package");
    assertNothingLeft(vnf);
  }

  @Test
  void vim_whenItDoesNotAnswerBeforeAnythingIsDone_rollsTheOperationBack() {
    var vnf = created();
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    gate.guard((call, go) -> {
      throw new VimFault(VimFault.Kind.UNAVAILABLE, "connection refused");
    });

    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.ROLLED_BACK);
    assertThat(error(occurrence)).contains("connection refused").contains("See that the VIM");
  }

  @Test
  void starting_whenCancelled_isRolledBackByWhoeverTakesItUp() {
    var vnf = created();
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    lifecycle.cancel(occurrence, CancelMode.GRACEFUL);

    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.ROLLED_BACK);
    assertThat(vim.servers()).noneMatch(s -> ofVnf(s.tag(), vnf));
  }

  @Test
  void processing_whenCancelledGracefully_endsItsStepAndStops() {
    var vnf = created();
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    gate.guard((call, go) -> {
      if (call.equals("Vim.createServer")) {
        lifecycle.cancel(occurrence, CancelMode.GRACEFUL);
      }
      return go.call();
    });

    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(occurrences.require(occurrence).cancelMode()).isNull();
    assertThat(error(occurrence)).contains("cancelled on request");
    assertThat(occurrences.steps(occurrence).get(4).state()).isEqualTo(StepState.DONE);
    lifecycle.rollback(occurrence);
    hand.execute(occurrence);
    assertNothingLeft(vnf);
  }

  @Test
  void waiting_whenCancelledForcefully_isBrokenOff() {
    var vnf = created();
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    agents.answering(false);
    gate.guard((call, go) -> {
      if (call.equals("Agents.state")) {
        lifecycle.cancel(occurrence, CancelMode.FORCEFUL);
      }
      return go.call();
    });

    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(error(occurrence)).contains("cancelled on request");
    gate.open();
    lifecycle.rollback(occurrence);
    hand.execute(occurrence);
    assertNothingLeft(vnf);
  }

  @Test
  void failedStep_whenRetried_goesOnThereWithTheSameResources() {
    var vnf = created();
    var occurrence = failedTemporarily(vnf);
    assertThat(error(occurrence)).contains("await-agent").contains("has not enrolled");
    assertThat(hand.tasks(occurrence)).isZero();
    var servers = vim.servers();

    lifecycle.retry(occurrence);
    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.COMPLETED);
    assertThat(occurrences.require(occurrence).error()).isNull();
    assertThat(vim.servers()).isEqualTo(servers);
    assertThat(occurrences.steps(occurrence).getLast().attempts()).isEqualTo(2);
    assertThat(occurrences.steps(occurrence).getFirst().attempts()).isEqualTo(1);
    terminateAndFindNothing(vnf);
  }

  @Test
  void agent_whenItsLastReportIsOld_isNotTakenForRunning() {
    agents.reporting(false);
    var occurrence = lifecycle.instantiate(created(), instantiateRequest());

    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(error(occurrence)).contains("no report since").contains("console log");
  }

  @Test
  void failedOperation_whenRolledBack_leavesNothing() {
    var vnf = created();
    var occurrence = failedTemporarily(vnf);

    lifecycle.rollback(occurrence);
    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.ROLLED_BACK);
    assertNothingLeft(vnf);
    instantiated(vnf);
    terminateAndFindNothing(vnf);
  }

  @Test
  void rollback_whenItFailsOrIsCancelled_canBeTriedAgain() {
    var vnf = created();
    var occurrence = failedTemporarily(vnf);
    lifecycle.rollback(occurrence);
    gate.guard((call, go) -> {
      if (call.equals("Vim.deleteServer")) {
        throw new VimFault(VimFault.Kind.FAILED, "host is down");
      }
      return go.call();
    });
    hand.execute(occurrence);
    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(error(occurrence)).contains("host is down");
    gate.open();

    lifecycle.rollback(occurrence);
    lifecycle.cancel(occurrence, CancelMode.GRACEFUL);
    hand.execute(occurrence);
    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);

    lifecycle.rollback(occurrence);
    hand.execute(occurrence);
    assertThat(state(occurrence)).isEqualTo(OperationState.ROLLED_BACK);
    assertNothingLeft(vnf);
  }

  @Test
  void operation_whenGivenUpHalfWay_leavesAnInstanceThatCanBeTerminated() {
    var vnf = created();
    var occurrence = failedTemporarily(vnf);

    lifecycle.fail(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED);
    var info = requireNonNull(instances.require(vnf).instantiatedVnfInfo());
    assertThat(info.vnfState()).isEqualTo(VnfOperationalState.STOPPED);
    terminateAndFindNothing(vnf);
  }

  @Test
  void termination_whenGivenUpAndAskedForAgain_removesTheRest() {
    var vnf = created();
    instantiated(vnf);
    var first = lifecycle.terminate(vnf, FORCEFUL);
    gate.guard((call, go) -> {
      if (call.equals("Vim.deletePort")) {
        throw new VimFault(VimFault.Kind.UNAVAILABLE, "busy");
      }
      return go.call();
    });
    hand.execute(first);
    assertThatThrownBy(() -> lifecycle.rollback(first)).hasMessageContaining("cannot be rolled");
    lifecycle.fail(first);
    gate.open();

    assertThat(instances.require(vnf).instantiationState())
        .isEqualTo(InstantiationState.INSTANTIATED);
    terminateAndFindNothing(vnf);
  }

  @Test
  void termination_whenGraceful_stopsTheFunctionFirst() {
    var vnf = created();
    instantiated(vnf);
    var calls = new CopyOnWriteArrayList<String>();
    gate.guard((call, go) -> {
      calls.add(call);
      return go.call();
    });

    var occurrence =
        lifecycle.terminate(
            vnf, Map.of("terminationType", "GRACEFUL", "gracefulTerminationTimeout", 5));
    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.COMPLETED);
    assertThat(calls).containsSubsequence("Agents.stop", "Vim.deleteServer", "Agents.forget");
    assertNothingLeft(vnf);
  }

  @Test
  void termination_whenTheAgentDoesNotStop_goesOnAllTheSame() {
    var vnf = created();
    instantiated(vnf);
    gate.guard((call, go) -> {
      if (call.equals("Agents.stop")) {
        throw Problem.conflict("the agent is not reached");
      }
      return go.call();
    });

    var occurrence = lifecycle.terminate(vnf, Map.of("terminationType", "GRACEFUL"));
    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.COMPLETED);
    assertNothingLeft(vnf);
  }

  @Test
  void orphans_whenTheirTaskIsLost_areInterrupted() {
    var starting = lifecycle.instantiate(created(), instantiateRequest());
    var vnf = created();
    var processing = lifecycle.instantiate(vnf, instantiateRequest());
    crashAt("Vim.createServer", processing);
    var other = created();
    var rollingBack = failedTemporarily(other);
    lifecycle.rollback(rollingBack);
    for (var occurrence : List.of(starting, processing, rollingBack)) {
      tasks.remove(occurrence);
    }

    assertThat(tasks.orphans()).contains(starting, processing, rollingBack);
    tasks.orphans().forEach(journal::interrupted);

    assertThat(state(starting)).isEqualTo(OperationState.ROLLED_BACK);
    assertThat(state(processing)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(state(rollingBack)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(error(processing)).contains("its task is lost");
    lifecycle.rollback(processing);
    hand.execute(processing);
    assertNothingLeft(vnf);
    lifecycle.rollback(rollingBack);
    hand.execute(rollingBack);
    assertNothingLeft(other);
  }

  private void crashAt(String chosen, UUID occurrence) {
    gate.guard((call, go) -> {
      if (call.equals(chosen)) {
        throw new Surroundings.Crash();
      }
      return go.call();
    });
    assertThat(catchThrowable(() -> hand.execute(occurrence)))
        .isInstanceOf(Surroundings.Crash.class);
    gate.open();
  }

  @Test
  void executor_whenItsPickIsTakenAway_touchesNothingMore() {
    var vnf = created();
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    var after = new CopyOnWriteArrayList<String>();
    var taken = new AtomicBoolean();
    gate.guard((call, go) -> {
      var result = go.call();
      if (taken.get()) {
        after.add(call);
      }
      if (call.equals("Vim.createPort") && taken.compareAndSet(false, true)) {
        hand.pick(occurrence, "another");
      }
      return result;
    });

    assertThat(hand.execute(occurrence)).isEqualTo(LcmExecutor.Result.ENDED);

    assertThat(after).isEmpty();
    assertThat(occurrences.steps(occurrence).get(1).state()).isEqualTo(StepState.STARTED);
    assertThat(hand.tasks(occurrence)).isEqualTo(1);
    gate.open();
    hand.execute(occurrence);
    assertThat(state(occurrence)).isEqualTo(OperationState.COMPLETED);
    assertThat(vim.ports()).filteredOn(p -> ofVnf(p.tag(), vnf)).hasSize(3);
    terminateAndFindNothing(vnf);
  }

  @Test
  void executor_whenStopped_handsOverWhereItIs() {
    var vnf = created();
    var occurrence = lifecycle.instantiate(vnf, instantiateRequest());
    var stopping = new CountDownLatch(1);
    gate.guard((call, go) -> {
      if (call.equals("Vim.createServer")) {
        stopping.countDown();
      }
      return go.call();
    });

    assertThat(hand.execute(occurrence, stopping)).isEqualTo(LcmExecutor.Result.HANDED_OVER);

    assertThat(state(occurrence)).isEqualTo(OperationState.PROCESSING);
    gate.open();
    hand.execute(occurrence);
    assertThat(state(occurrence)).isEqualTo(OperationState.COMPLETED);
    assertThat(vim.servers()).filteredOn(s -> ofVnf(s.tag(), vnf)).hasSize(1);
    terminateAndFindNothing(vnf);
  }

  @Test
  void step_whenTheStopBreaksItOff_isHandedOverAndNotFailed() {
    var occurrence = lifecycle.instantiate(created(), instantiateRequest());
    var stopping = new CountDownLatch(1);
    gate.guard((call, go) -> {
      if (call.equals("Vim.createServer")) {
        stopping.countDown();
        throw new VimFault(VimFault.Kind.UNAVAILABLE, "interrupted");
      }
      return go.call();
    });

    assertThat(hand.execute(occurrence, stopping)).isEqualTo(LcmExecutor.Result.HANDED_OVER);

    assertThat(state(occurrence)).isEqualTo(OperationState.PROCESSING);
  }

  @Test
  void step_whenItFailsUnexpectedly_saysSoWithoutInnards() {
    var occurrence = lifecycle.instantiate(created(), instantiateRequest());
    gate.guard((call, go) -> {
      if (call.equals("Vim.createPort")) {
        throw new UnsupportedOperationException("secret innards");
      }
      return go.call();
    });

    hand.execute(occurrence);

    assertThat(state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    assertThat(error(occurrence)).contains("its log says why").doesNotContain("innards");
  }

  @Test
  void instance_whenItsPackageIsInUse_isCountedUntilItIsDeleted() {
    var vnf = created();
    assertThat(packages.users()).contains(vnf);

    lifecycle.delete(vnf, null);

    assertThat(packages.users()).doesNotContain(vnf);
    assertThat(instances.find(vnf)).isEmpty();
  }

  @Test
  void database_whenASecondUnfinishedOperationIsWritten_refusesIt() {
    var vnf = created();
    lifecycle.instantiate(vnf, instantiateRequest());

    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into vnf_lcm_op_occ
                      (id, version, vnf_instance_id, operation, operation_state,
                       state_entered_time, start_time, lease)
                    values (gen_random_uuid(), 0, ?, 'TERMINATE', 'STARTING', now(), now(), 0)
                    """)
                .param(vnf)
                .update())
        .hasMessageContaining("vnf_lcm_op_occ_one_unfinished_per_instance");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void table_whenAllScenariosHaveRun_hasNoTransitionThatNoneTook() {
    var all = LcmTransitions.TABLE.stream().collect(Collectors.toSet());
    all.removeAll(TAKEN);
    assertThat(all).as("transitions that no scenario took").isEmpty();
  }
}
