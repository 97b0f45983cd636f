package org.pawl.vnfm.vnflcm;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pawl.vnfm.vnflcm.Fixtures.instantiateRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.vim.InMemoryVim;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;

/** Several VNFMs on one database, each with a scheduler of its own. */
@LcmTest
class LcmSchedulerTest {

  @Autowired VnfLifecycle lifecycle;
  @Autowired VnfLcmOpOccs occurrences;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryVim vim;
  @Autowired InMemoryAgents agents;
  @Autowired Surroundings.Gate gate;
  @Autowired DataSource dataSource;
  @Autowired LcmExecutor executor;
  @Autowired Journal journal;
  @Autowired LcmTasks tasks;
  @Autowired Clock clock;

  private final List<LcmScheduler> nodes = new ArrayList<>();

  @AfterEach
  void stopNodes() {
    gate.open();
    nodes.forEach(LcmScheduler::stop);
  }

  private LcmScheduler node(String name) {
    return node(name, Duration.ofMillis(300));
  }

  private LcmScheduler node(String name, Duration heartbeat) {
    var properties =
        new LcmProperties(
            name,
            true,
            4,
            Duration.ofMillis(100),
            heartbeat,
            4,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2));
    var node = new LcmScheduler(dataSource, executor, journal, tasks, properties, clock);
    nodes.add(node);
    node.start();
    return node;
  }

  private UUID instantiate() {
    var vnf = lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
    return lifecycle.instantiate(vnf, instantiateRequest());
  }

  private void awaitCompleted(UUID occurrence) {
    await(() -> occurrences.require(occurrence).operationState() == OperationState.COMPLETED);
    await(() -> hand.tasks(occurrence) == 0);
  }

  private static void await(BooleanSupplier condition) {
    var deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("time is up").isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private int serversOf(UUID occurrence) {
    return (int)
        vim.servers().stream()
            .filter(each -> each.tag().occurrenceId().equals(occurrence.toString()))
            .count();
  }

  @Test
  void operation_whenAccepted_isExecutedByOneNode() {
    node("a");
    node("b");

    var occurrence = instantiate();

    awaitCompleted(occurrence);
    assertThat(serversOf(occurrence)).isEqualTo(1);
    assertThat(occurrences.steps(occurrence)).allMatch(step -> step.attempts() == 1);
  }

  @Test
  void pick_whenItsNodeIsDead_goesToAnotherByItself() {
    var occurrence = instantiate();
    hand.pick(occurrence, "dead");

    node("a");

    awaitCompleted(occurrence);
  }

  @Test
  void pick_whenItsNodeRestarts_isReleasedAtOnce() {
    var occurrence = instantiate();
    hand.pick(occurrence, "killed");

    node("killed", Duration.ofMinutes(1)); // too long to be found dead within the test

    awaitCompleted(occurrence);
  }

  @Test
  void name_whenALivingNodeHasIt_doesNotTakeItsOperations() throws Exception {
    var held = new CountDownLatch(1);
    var reached = new CountDownLatch(1);
    gate.guard((call, go) -> {
      if (call.equals("Vim.createServer")) {
        reached.countDown();
        held.await(10, SECONDS);
      }
      return go.call();
    });
    node("twin");
    var occurrence = instantiate();
    assertThat(reached.await(10, SECONDS)).isTrue();

    node("twin");
    held.countDown();

    awaitCompleted(occurrence);
    assertThat(serversOf(occurrence)).isEqualTo(1);
    assertThat(occurrences.steps(occurrence)).allMatch(step -> step.attempts() == 1);
  }

  @Test
  void node_whenStoppedWithinAnOperation_handsItToAnother() throws Exception {
    agents.answering(false);
    var waiting = new CountDownLatch(1);
    gate.guard((call, go) -> {
      if (call.equals("Agents.state")) {
        waiting.countDown();
      }
      return go.call();
    });
    var first = node("first");
    var occurrence = instantiate();
    assertThat(waiting.await(10, SECONDS)).isTrue();

    first.stop();
    assertThat(occurrences.require(occurrence).operationState())
        .isEqualTo(OperationState.PROCESSING);
    agents.answering(true);
    node("second");

    awaitCompleted(occurrence);
    assertThat(serversOf(occurrence)).isEqualTo(1);
  }

  @Test
  void failure_whenTheDatabaseIsAwayForAMoment_isTriedAgain() {
    var occurrence = instantiate();
    var first = new CountDownLatch(1);
    gate.guard((call, go) -> {
      if (call.equals("Vim.createServer") && first.getCount() == 1) {
        first.countDown();
        throw new TransientDataAccessResourceException("gone");
      }
      return go.call();
    });

    node("a");

    awaitCompleted(occurrence);
    assertThat(serversOf(occurrence)).isEqualTo(1);
  }
}
