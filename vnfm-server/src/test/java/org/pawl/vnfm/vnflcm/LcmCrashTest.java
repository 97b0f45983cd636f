package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.pawl.vnfm.vnflcm.Fixtures.instantiateRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.vim.InMemoryVim;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.Server;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kills the executor everywhere, and has another go on with what it left. */
@LcmTest
class LcmCrashTest {

  private static final Map<String, Object> FORCEFUL = Map.of("terminationType", "FORCEFUL");

  @Autowired VnfLifecycle lifecycle;
  @Autowired VnfInstances instances;
  @Autowired VnfLcmOpOccs occurrences;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryVim vim;
  @Autowired InMemoryAgents agents;
  @Autowired Surroundings.Gate gate;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void openGate() {
    gate.open();
  }

  @Test
  void instantiateAndTerminate_whenCrashedAtAnyCall_goOnWithoutASecondOfAnything() {
    int call = 0;
    while (livesThroughCrash(call, false) && livesThroughCrash(call, true)) {
      call++;
    }

    assertThat(call).as("calls of a life").isGreaterThan(15);
  }

  /**
   * One instance from its creation to its deletion, with one crash.
   *
   * @param afterwards whether the call has its effect before the crash
   * @return false when a life has fewer calls
   */
  private boolean livesThroughCrash(int chosen, boolean afterwards) {
    var count = new AtomicInteger();
    var name = new AtomicReference<>("no call");
    gate.guard((call, go) -> {
      var isChosen = count.getAndIncrement() == chosen;
      if (isChosen) {
        name.set(call);
      }
      if (isChosen && !afterwards) {
        throw new Surroundings.Crash();
      }
      var result = go.call();
      if (isChosen) {
        throw new Surroundings.Crash();
      }
      return result;
    });
    var vnf = created();

    complete(lifecycle.instantiate(vnf, instantiateRequest()));
    assertThat(servers(vnf)).as("servers after a crash at %s %s", chosen, name).hasSize(1);
    assertThat(ports(vnf)).as("ports after a crash at %s %s", chosen, name).hasSize(3);
    var server = servers(vnf).getFirst();
    var vnfc = instances.require(vnf).vnfcIds().getFirst();
    assertThat(vim.requestOf(server.id()).userData())
        .as("the server's token is the good one after a crash at %s %s", chosen, name)
        .contains(agents.goodToken(vnfc));
    complete(lifecycle.terminate(vnf, FORCEFUL));

    assertNothingLeft(vnf, "a crash at " + chosen + " " + name);
    lifecycle.delete(vnf, null);
    return count.get() > chosen;
  }

  @Test
  void instantiateAndTerminate_whenAnyJournalWriteIsLost_goOnThere() {
    var vnf = created();
    var instantiation = lifecycle.instantiate(vnf, instantiateRequest());
    complete(instantiation);
    var termination = lifecycle.terminate(vnf, FORCEFUL);
    complete(termination);
    var steps = new ArrayList<>(occurrences.steps(instantiation));
    steps.addAll(occurrences.steps(termination));
    lifecycle.delete(vnf, null);

    for (StepDetail step : steps) {
      for (StepState state : List.of(StepState.STARTED, StepState.DONE)) {
        liveThroughLostWrite(step.name(), state);
      }
    }
  }

  private void liveThroughLostWrite(String step, StepState state) {
    jdbc.sql(
            """
            create or replace function lose() returns trigger language plpgsql as $$
            begin
              if new.name = '%s' and new.state = '%s' then
                raise exception 'the process died here';
              end if;
              return new;
            end $$
            """
                .formatted(step, state))
        .update();
    jdbc.sql(
            "create or replace trigger lose before update on vnf_lcm_op_step"
                + " for each row execute function lose()")
        .update();
    var vnf = created();
    var instantiation = lifecycle.instantiate(vnf, instantiateRequest());
    var lost = losesAWrite(instantiation);
    if (!lost) {
      lost = losesAWrite(lifecycle.terminate(vnf, FORCEFUL));
    }
    assertThat(lost).as("a write is lost at %s %s", step, state).isTrue();
    jdbc.sql("drop trigger lose on vnf_lcm_op_step").update();

    occurrences.ofInstance(vnf).forEach(each -> completeIfUnfinished(each));
    if (!servers(vnf).isEmpty()) {
      assertThat(servers(vnf)).as("servers after %s %s", step, state).hasSize(1);
      assertThat(ports(vnf)).as("ports after %s %s", step, state).hasSize(3);
      complete(lifecycle.terminate(vnf, FORCEFUL));
    }
    assertNothingLeft(vnf, "a lost write at " + step + " " + state);
    lifecycle.delete(vnf, null);
  }

  private void completeIfUnfinished(VnfLcmOpOccDetail occurrence) {
    if (!occurrence.operationState().isFinal()) {
      complete(occurrence.id());
    }
  }

  private boolean losesAWrite(UUID occurrence) {
    return catchThrowable(() -> hand.execute(occurrence)) instanceof DataAccessException;
  }

  private UUID created() {
    return lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
  }

  /** Executes until it is done, each time as another node. */
  private void complete(UUID occurrence) {
    var crash = catchThrowable(() -> hand.execute(occurrence));
    if (crash != null) {
      assertThat(crash).isInstanceOf(Surroundings.Crash.class);
      hand.execute(occurrence);
    }
    assertThat(occurrences.require(occurrence).operationState())
        .as("%s", occurrences.require(occurrence).error())
        .isEqualTo(OperationState.COMPLETED);
  }

  private List<Server> servers(UUID vnf) {
    return vim.servers().stream()
        .filter(each -> each.tag().vnfInstanceId().equals(vnf.toString()))
        .toList();
  }

  private List<Port> ports(UUID vnf) {
    return vim.ports().stream()
        .filter(each -> each.tag().vnfInstanceId().equals(vnf.toString()))
        .toList();
  }

  private void assertNothingLeft(UUID vnf, String after) {
    assertThat(servers(vnf)).as("servers after %s", after).isEmpty();
    assertThat(ports(vnf)).as("ports after %s", after).isEmpty();
    assertThat(agents.states(vnf)).as("agents after %s", after).isEmpty();
  }
}
