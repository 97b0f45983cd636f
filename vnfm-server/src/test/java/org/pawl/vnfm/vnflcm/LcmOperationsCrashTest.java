package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pawl.vnfm.vim.VimFault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills the executor at every call and every journal write of the operations on instantiated VNFs,
 * and of their rollbacks; another goes on with what it left.
 *
 * <p>By default it is every fifth call and write; {@code -Dpawl.crash.every=1} takes all of them.
 */
@LcmTest
class LcmOperationsCrashTest {

  private static final int EVERY = Integer.getInteger("pawl.crash.every", 5);

  /** An operation, and the one that leads back. */
  record There(Deed there, Deed back) {
    List<Deed> deeds() {
      return List.of(there, back);
    }

    @Override
    public String toString() {
      return there.type().name();
    }
  }

  static Stream<There> operations() {
    return Stream.of(
        new There(
            new Deed(LcmOperationType.SCALE, LcmOperationsTest.OUT, 4),
            new Deed(LcmOperationType.SCALE, LcmOperationsTest.IN, 2)),
        new There(
            new Deed(LcmOperationType.HEAL, Map.of(), 2),
            new Deed(LcmOperationType.HEAL, Map.of("additionalParams", Map.of("all", true)), 2)),
        new There(
            new Deed(LcmOperationType.OPERATE, LcmOperationsTest.STOP_GENTLY, 2),
            new Deed(LcmOperationType.OPERATE, LcmOperationsTest.START, 2)),
        new There(
            new Deed(LcmOperationType.CHANGE_EXT_CONN, moveTo("north"), 2),
            new Deed(LcmOperationType.CHANGE_EXT_CONN, moveTo("left"), 2)),
        new There(
            new Deed(LcmOperationType.CHANGE_FLAVOUR, Map.of("newFlavourId", "big"), 2),
            new Deed(LcmOperationType.CHANGE_FLAVOUR, Map.of("newFlavourId", "small"), 2)),
        new There(
            new Deed(LcmOperationType.CHANGE_VNFPKG, LcmOperationsTest.TO_2, 2),
            new Deed(
                LcmOperationType.CHANGE_VNFPKG,
                Map.of(
                    "vnfdId",
                    Fixtures.SCALABLE_VNFD_ID,
                    "additionalParams",
                    Map.of("strategy", "BLUE_GREEN")),
                2)));
  }

  /**
   * One operation.
   *
   * @param vnfcs how many VNFCs stand after it
   */
  record Deed(LcmOperationType type, Map<String, Object> request, int vnfcs) {}

  private static Map<String, Object> moveTo(String network) {
    return Map.of("extVirtualLinks", List.of(Fixtures.plainLink(network, "in_cp")));
  }

  @Autowired Lives.Life life;
  @Autowired Surroundings.Gate gate;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void restore() {
    gate.open();
    jdbc.sql("drop trigger if exists lose_step on vnf_lcm_op_step").update();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_whenCrashedAtAnyCall_goesOnWithoutASecondOfAnything(There there) {
    var vnf = life.instantiated();
    life.assertWhole(vnf, 2, "before " + there);
    int call = 0;
    boolean crashed = true;
    while (crashed) {
      var before = crashesThereAndBack(vnf, there, call, false);
      var afterwards = crashesThereAndBack(vnf, there, call, true);
      crashed = before || afterwards;
      call += EVERY;
    }

    assertThat(call).as("calls of " + there).isGreaterThan(EVERY).isGreaterThan(4);
    life.terminateAndFindNothing(vnf);
  }

  private boolean crashesThereAndBack(UUID vnf, There there, int chosen, boolean afterwards) {
    var crashed = false;
    for (var deed : there.deeds()) {
      var count = new AtomicInteger();
      var name = crashAt(chosen, afterwards, count);
      life.complete(vnf, deed.type(), deed.request());
      gate.open();
      life.assertWhole(
          vnf, deed.vnfcs(), "after %s with a crash at %d %s".formatted(deed, chosen, name));
      crashed |= count.get() > chosen;
    }
    return crashed;
  }

  private AtomicReference<String> crashAt(int chosen, boolean afterwards, AtomicInteger count) {
    var name = new AtomicReference<>("no call");
    gate.guard((call, go) -> {
      var isChosen = count.getAndIncrement() == chosen;
      if (isChosen) {
        name.set(call + (afterwards ? " done" : ""));
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
    return name;
  }

  @Test
  void rollbackOfAScaleIn_whenCrashedAtAnyCall_makesNothingTwice() {
    rollbacks(new Deed(LcmOperationType.SCALE, LcmOperationsTest.IN, 4), "Vim.deletePort", 5);
  }

  @Test
  void rollbackOfAHeal_whenCrashedAtAnyCall_makesNothingTwice() {
    rollbacks(new Deed(LcmOperationType.HEAL, Map.of(), 4), "Vim.createServer", 2);
  }

  /** Lets an operation fail at the nth call of a name, and its rollback crash everywhere. */
  private void rollbacks(Deed deed, String failing, int nth) {
    var vnf = life.instantiated();
    life.complete(vnf, LcmOperationType.SCALE, LcmOperationsTest.OUT);
    int call = 0;
    boolean crashed = true;
    while (crashed) {
      crashed = false;
      for (boolean afterwards : new boolean[] {false, true}) {
        var occurrence = failed(vnf, deed, failing, nth);
        var count = new AtomicInteger();
        var name = crashAt(call, afterwards, count);
        life.rollBack(occurrence);
        gate.open();
        life.assertWhole(
            vnf, deed.vnfcs(), "after a rollback with a crash at %d %s".formatted(call, name));
        crashed |= count.get() > call;
      }
      call += EVERY;
    }
    assertThat(call).as("calls of a rollback").isGreaterThan(EVERY).isGreaterThan(8);
    life.terminateAndFindNothing(vnf);
  }

  private UUID failed(UUID vnf, Deed deed, String failing, int nth) {
    var count = new AtomicInteger();
    gate.guard((call, go) -> {
      if (call.equals(failing) && count.incrementAndGet() == nth) {
        throw new VimFault(VimFault.Kind.FAILED, "host is down");
      }
      return go.call();
    });
    var occurrence = life.execute(vnf, deed.type(), deed.request());
    gate.open();
    assertThat(life.state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    return occurrence;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_whenAnyJournalWriteIsLost_goesOnThere(There there) {
    var vnf = life.instantiated();
    for (var deed : there.deeds()) {
      var done = life.complete(vnf, deed.type(), deed.request());
      life.assertWhole(vnf, deed.vnfcs(), "after " + deed);
      assertThat(names(done)).isNotEmpty();
    }
    var lost = 0;
    for (var state : List.of(StepState.STARTED, StepState.DONE)) {
      for (var name : namesOf(vnf, there)) {
        for (var deed : there.deeds()) {
          lost += losesAWrite(vnf, deed, name, state) ? 1 : 0;
        }
      }
    }

    assertThat(lost).as("writes lost in " + there).isGreaterThanOrEqualTo(EVERY == 1 ? 4 : 2);
    life.terminateAndFindNothing(vnf);
  }

  private Set<String> names(UUID occurrence) {
    var names = new LinkedHashSet<String>();
    life.occurrences().steps(occurrence).forEach(step -> names.add(step.name()));
    return names;
  }

  /** The steps of these operations, or every so many of them. */
  private List<String> namesOf(UUID vnf, There there) {
    var names = new LinkedHashSet<String>();
    life.occurrences().ofInstance(vnf).stream()
        .filter(each -> there.deeds().stream().anyMatch(deed -> deed.type() == each.operation()))
        .forEach(each -> names.addAll(names(each.id())));
    var all = List.copyOf(names);
    return IntStream.range(0, all.size())
        .filter(index -> index % EVERY == 0)
        .mapToObj(all::get)
        .toList();
  }

  /** Whether the operation has such a write; it is lost, with the process, and gone on with. */
  private boolean losesAWrite(UUID vnf, Deed deed, String step, StepState state) {
    jdbc.sql(
            """
            create or replace function lose_step() returns trigger language plpgsql as $$
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
            "create or replace trigger lose_step before update on vnf_lcm_op_step"
                + " for each row execute function lose_step()")
        .update();
    var occurrence = life.lifecycle().start(vnf, deed.type(), deed.request());
    var death = catchThrowable(() -> life.hand().execute(occurrence));
    jdbc.sql("drop trigger lose_step on vnf_lcm_op_step").update();
    if (death != null) {
      assertThat(death).isInstanceOf(DataAccessException.class);
      life.hand().execute(occurrence);
    }
    assertThat(life.state(occurrence))
        .as("%s after %s %s: %s", deed, step, state, life.error(occurrence))
        .isEqualTo(OperationState.COMPLETED);
    life.assertWhole(vnf, deed.vnfcs(), "after " + deed + " lost " + step + " " + state);
    return death != null;
  }
}
