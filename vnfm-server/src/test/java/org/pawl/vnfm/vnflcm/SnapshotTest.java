package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.VimFault;
import org.springframework.beans.factory.annotation.Autowired;

/** Snapshots: taken, reverted to, failed, rolled back, given up, and the executor killed. */
@LcmTest
class SnapshotTest {

  private static final int EVERY = Integer.getInteger("pawl.crash.every", 5);

  @Autowired Lives.Life life;
  @Autowired Surroundings.Gate gate;
  @Autowired VnfSnapshots snapshots;
  @Autowired VnfSnapshotInfos infos;
  UUID vnf;

  @BeforeEach
  void instantiate() {
    vnf = life.instantiated();
  }

  @AfterEach
  void terminate() {
    gate.open();
    life.terminateAndFindNothing(vnf);
    infos.list().forEach(each -> snapshots.delete(each.id(), null));
    assertThat(life.vim().snapshots()).isEmpty();
  }

  private UUID place() {
    return snapshots.create(null, null).id();
  }

  private static Map<String, Object> of(UUID snapshot) {
    return Map.of("vnfSnapshotInfoId", snapshot.toString());
  }

  private UUID taken() {
    var place = place();
    life.complete(vnf, LcmOperationType.CREATE_SNAPSHOT, of(place));
    return place;
  }

  private void failAt(String chosen, int nth) {
    var count = new AtomicInteger();
    gate.guard((call, go) -> {
      if (call.equals(chosen) && count.incrementAndGet() == nth) {
        throw new VimFault(VimFault.Kind.FAILED, "host is down");
      }
      return go.call();
    });
  }

  private UUID failed(LcmOperationType type, UUID snapshot) {
    var occurrence = life.execute(vnf, type, of(snapshot));
    assertThat(life.state(occurrence)).isEqualTo(OperationState.FAILED_TEMP);
    gate.open();
    return occurrence;
  }

  private List<String> configurations() {
    return life.instances().require(vnf).vnfcIds().stream()
        .map(vnfc -> life.agents().configuration(vnfc).text())
        .toList();
  }

  private void assign(String text) {
    life.instances()
        .require(vnf)
        .vnfcIds()
        .forEach(vnfc ->
            life.agents().assignConfiguration(vnfc, text, "changed.click", "anna", "for fun"));
  }

  @Test
  void snapshot_whenTaken_holdsEachVnfcAndWhatItRuns() {
    assign("Idle;");

    var info = infos.require(taken());

    life.assertWhole(vnf, 2, "after the snapshot");
    assertThat(life.vim().snapshots()).hasSize(2);
    assertThat(info.vnfcSnapshots())
        .extracting(each -> Objects.requireNonNull(each.taken()).configuration())
        .containsExactly("Idle;", "Idle;");
    assertThat(Objects.requireNonNull(info.taken()).vnfInstance().instantiatedVnfInfo())
        .isEqualTo(life.info(vnf));
  }

  @Test
  void revert_whenAllHasChanged_makesTheVnfWhatItWas() {
    assign("Idle;");
    var before = life.instances().require(vnf).vnfcIds();
    var snapshot = taken();
    assign("Discard;");
    life.complete(vnf, LcmOperationType.SCALE, LcmOperationsTest.OUT);
    life.complete(vnf, LcmOperationType.CHANGE_FLAVOUR, Map.of("newFlavourId", "big"));

    life.complete(vnf, LcmOperationType.REVERT_TO_SNAPSHOT, of(snapshot));

    life.assertWhole(vnf, 2, "after the reversion");
    assertThat(life.info(vnf).flavourId()).isEqualTo("small");
    assertThat(life.level(vnf)).isZero();
    assertThat(life.instances().require(vnf).vnfcIds()).hasSameElementsAs(before);
    assertThat(configurations()).containsExactly("Idle;", "Idle;");
    var disks = life.vim().snapshots().stream().map(each -> each.id()).toList();
    assertThat(life.servers(vnf).stream().map(Server::id).map(life.vim()::requestOf))
        .extracting(each -> each.snapshotId())
        .containsExactlyInAnyOrderElementsOf(disks);
  }

  @Test
  void revert_whenVnfcsHaveGone_makesThemAgainFromTheirSnapshots() {
    life.complete(vnf, LcmOperationType.SCALE, LcmOperationsTest.OUT);
    assign("Idle;");
    var snapshot = taken();
    life.complete(vnf, LcmOperationType.SCALE, LcmOperationsTest.IN);
    life.complete(vnf, LcmOperationType.OPERATE, LcmOperationsTest.STOP);

    life.complete(vnf, LcmOperationType.REVERT_TO_SNAPSHOT, of(snapshot));

    life.assertWhole(vnf, 4, "after the reversion");
    assertThat(life.info(vnf).vnfState()).isEqualTo(VnfOperationalState.STARTED);
    assertThat(configurations()).hasSize(4).containsOnly("Idle;");
    assertThat(life.servers(vnf).stream().map(Server::id).map(life.vim()::requestOf))
        .extracting(each -> each.snapshotId())
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  @Test
  void revert_whenItFailsAndIsRolledBack_leavesWhatWas() {
    var snapshot = taken();
    assign("Discard;");
    life.complete(vnf, LcmOperationType.SCALE, LcmOperationsTest.OUT);
    var before = configurations();
    failAt("Vim.createServer", 2);
    var occurrence = failed(LcmOperationType.REVERT_TO_SNAPSHOT, snapshot);

    life.rollBack(occurrence);

    life.assertWhole(vnf, 4, "after the rollback");
    assertThat(configurations()).hasSameElementsAs(before);
    assertThat(life.level(vnf)).isEqualTo(1);
  }

  @Test
  void snapshot_whenItFailsAndIsRolledBack_leavesAnEmptyPlace() {
    var place = place();
    failAt("Vim.createSnapshot", 2);
    var occurrence = failed(LcmOperationType.CREATE_SNAPSHOT, place);
    assertThatThrownBy(() -> snapshots.delete(place, null)).hasMessageContaining("uses VNF snap");

    life.rollBack(occurrence);

    assertThat(life.vim().snapshots()).isEmpty();
    assertThat(infos.require(place).isEmpty()).isTrue();
    life.complete(vnf, LcmOperationType.CREATE_SNAPSHOT, of(place));
  }

  @Test
  void snapshot_whenGivenUp_isNoneButItsRemainsGoWithTheResource() {
    var place = place();
    failAt("Vim.createSnapshot", 2);
    var occurrence = failed(LcmOperationType.CREATE_SNAPSHOT, place);

    life.lifecycle().fail(occurrence);

    assertThat(life.vim().snapshots()).hasSize(1);
    assertThatThrownBy(() -> start(LcmOperationType.REVERT_TO_SNAPSHOT, place))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is not complete");
    assertThatThrownBy(() -> start(LcmOperationType.CREATE_SNAPSHOT, place))
        .hasMessageContaining("is not empty");
    snapshots.delete(place, null);
    assertThat(life.vim().snapshots()).isEmpty();
  }

  private UUID start(LcmOperationType type, UUID snapshot) {
    return life.lifecycle().start(vnf, type, of(snapshot));
  }

  @Test
  void snapshot_whenItsVnfIsOfAnotherPackageOrAnother_isNotRevertedTo() {
    var snapshot = taken();
    life.complete(vnf, LcmOperationType.CHANGE_VNFPKG, LcmOperationsTest.TO_2);
    assertThatThrownBy(() -> start(LcmOperationType.REVERT_TO_SNAPSHOT, snapshot))
        .hasMessageContaining("change it back with the task change_vnfpkg");

    var other = life.instantiated();
    assertThatThrownBy(
            () -> life.lifecycle().start(other, LcmOperationType.REVERT_TO_SNAPSHOT, of(snapshot)))
        .hasMessageContaining("was taken of VNF instance " + vnf);
    life.terminateAndFindNothing(other);
  }

  @Test
  void snapshot_whenItsVnfInstanceIsDeleted_staysUntilItIsDeletedItself() {
    var snapshot = taken();
    life.terminateAndFindNothing(vnf);

    assertThat(infos.require(snapshot).taken()).isNotNull();
    snapshots.delete(snapshot, null);

    assertThat(life.vim().snapshots()).isEmpty();
    vnf = life.instantiated();
  }

  @Test
  void operations_whenCrashedAtAnyCall_goOnWithoutASecondOfAnything() {
    int call = 0;
    boolean crashed = true;
    while (crashed) {
      crashed = false;
      for (boolean afterwards : new boolean[] {false, true}) {
        var place = place();
        crashed |= crashes(LcmOperationType.CREATE_SNAPSHOT, place, call, afterwards);
        assertThat(life.vim().snapshots()).hasSize(2);
        life.complete(vnf, LcmOperationType.SCALE, LcmOperationsTest.OUT);
        crashed |= crashes(LcmOperationType.REVERT_TO_SNAPSHOT, place, call, afterwards);
        snapshots.delete(place, null);
        assertThat(life.vim().snapshots()).isEmpty();
      }
      call += EVERY;
    }
    assertThat(call).isGreaterThan(EVERY).isGreaterThan(8);
  }

  private boolean crashes(LcmOperationType type, UUID place, int chosen, boolean afterwards) {
    var count = new AtomicInteger();
    gate.guard((call, go) -> {
      var isChosen = count.getAndIncrement() == chosen;
      if (isChosen && !afterwards) {
        throw new Surroundings.Crash();
      }
      var result = go.call();
      if (isChosen) {
        throw new Surroundings.Crash();
      }
      return result;
    });
    life.complete(vnf, type, of(place));
    gate.open();
    life.assertWhole(vnf, 2, type + " with a crash at " + chosen + (afterwards ? " done" : ""));
    return count.get() > chosen;
  }

  @Test
  void rollbackOfAReversion_whenCrashedAtAnyCall_makesNothingTwice() {
    var snapshot = taken();
    life.complete(vnf, LcmOperationType.SCALE, LcmOperationsTest.OUT);
    int call = 0;
    boolean crashed = true;
    while (crashed) {
      crashed = false;
      for (boolean afterwards : new boolean[] {false, true}) {
        failAt("Vim.createServer", 2);
        var occurrence = failed(LcmOperationType.REVERT_TO_SNAPSHOT, snapshot);
        var chosen = call;
        var count = new AtomicInteger();
        gate.guard((name, go) -> {
          var isChosen = count.getAndIncrement() == chosen;
          if (isChosen && !afterwards) {
            throw new Surroundings.Crash();
          }
          var result = go.call();
          if (isChosen) {
            throw new Surroundings.Crash();
          }
          return result;
        });
        life.rollBack(occurrence);
        gate.open();
        life.assertWhole(vnf, 4, "rollback with a crash at " + call);
        crashed |= count.get() > call;
      }
      call += EVERY;
    }
    assertThat(call).isGreaterThan(EVERY);
  }
}
