package org.pawl.vnfm.vnflcm.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Fixtures;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.JournalledStep;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.StepState;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;

/** What the planner promises, tried on a thousand lives that were broken off anywhere. */
class DeploymentPlannerTest {

  private static final UUID VNF = UUID.fromString("00000000-0000-0000-0000-00000000000f");

  private final List<Inventory.Journalled> journals = new ArrayList<>();
  private int made;

  private Inventory standing() {
    return Inventory.of(VNF, journals);
  }

  private UUID occurrence() {
    return new UUID(0, journals.size() + 1L);
  }

  private static Aim aim(OnboardedPackage onboarded, String flavourId, int level, String network) {
    var aim =
        DeploymentsTest.aim(
            onboarded,
            Map.of(
                "flavourId",
                flavourId,
                "extVirtualLinks",
                List.of(
                    Fixtures.plainLink(network, "in_cp", "counter_in_cp"),
                    Fixtures.plainLink("right", "out_cp", "counter_out_cp"))));
    return aim.at(aim.flavour().sizeAt(Map.of("traffic", level)));
  }

  private static Aim small(int level) {
    return aim(Fixtures.scalable(), "small", level, "left");
  }

  private List<Change> plan(Aim aim) {
    return DeploymentPlanner.plan(desired(aim), standing());
  }

  private Deployment desired(Aim aim) {
    return Deployments.desired(occurrence(), aim, standing());
  }

  /** Writes the journal of a world that obeys for the first {@code steps} of a plan. */
  private void carryOut(List<Change> plan, int steps) {
    var lines = new ArrayList<JournalledStep>();
    for (int i = 0; i < plan.size(); i++) {
      var state = i < steps ? StepState.DONE : i == steps ? StepState.FAILED : StepState.PLANNED;
      lines.add(
          new JournalledStep(
              i, plan.get(i), state, state == StepState.DONE ? outcome(plan.get(i)) : null));
    }
    journals.add(new Inventory.Journalled(occurrence(), lines));
  }

  private void carryOut(List<Change> plan) {
    carryOut(plan, plan.size());
  }

  private Outcome outcome(Change change) {
    made++;
    return switch (change) {
      case Change.AddPort port ->
          new Outcome.PortMade("port-" + made, "net", "02:00:00:00:00:01", List.of());
      case Change.AddServer server -> new Outcome.ServerMade("server-" + made);
      default -> new Outcome.Done();
    };
  }

  private static List<String> names(List<Change> plan) {
    return plan.stream().map(Change::stepName).toList();
  }

  @Test
  void plan_ofAnyAim_afterAnyLife_leadsThereInOneGo() {
    for (int seed = 0; seed < 1000; seed++) {
      journals.clear();
      var random = new Random(seed);
      for (int operation = 0; operation < 4; operation++) {
        var plan = plan(anyAim(random));
        carryOut(plan, random.nextInt(plan.size() + 1));
      }
      var aim = anyAim(random);

      var plan = plan(aim);
      carryOut(plan);

      assertThat(plan.stream().map(each -> each.vnfcId() + " " + each.stepName()))
          .as("seed " + seed)
          .doesNotHaveDuplicates();
      assertStandsAsDesired(aim, "seed " + seed);
    }
  }

  private static Aim anyAim(Random random) {
    return aim(
        Fixtures.scalable(),
        random.nextInt(4) == 0 ? "big" : "small",
        random.nextInt(3),
        random.nextInt(4) == 0 ? "other" : "left");
  }

  private void assertStandsAsDesired(Aim aim, String when) {
    assertThat(plan(aim)).as(when).isEmpty();
    var desired = desired(aim);
    var standing = standing();
    assertThat(standing.vnfcs()).as(when).hasSameSizeAs(desired.vnfcs());
    for (var vnfc : desired.vnfcs()) {
      var found = standing.vnfc(vnfc.id()).orElseThrow();
      assertThat(found.allServers().stream().filter(server -> server.serverId() != null))
          .as(when)
          .hasSize(1);
      assertThat(found.ports().stream().map(port -> Deployment.Port.of(port.change())))
          .as(when)
          .containsExactlyElementsOf(vnfc.ports());
    }
  }

  @Test
  void plan_ofANewVnf_makesEachVncfFromPortsToAgent() {
    assertThat(names(plan(small(0))).subList(0, 7))
        .containsExactly(
            "prepare-agent",
            "create-port-mgmt",
            "create-port-in",
            "create-port-out",
            "create-server",
            "await-server",
            "await-agent");
    assertThat(plan(small(0))).isEqualTo(plan(small(0))).hasSize(14);
  }

  @Test
  void plan_whenScaledOutAndIn_touchesOnlyWhatComesAndGoes() {
    carryOut(plan(small(0)));
    var first = standing().vnfcs().stream().map(Inventory.Vnfc::id).toList();

    var out = plan(small(1));
    carryOut(out);
    var in = plan(small(0));

    assertThat(out).hasSize(14).noneMatch(change -> first.contains(change.vnfcId()));
    assertThat(in).noneMatch(change -> first.contains(change.vnfcId()));
    assertThat(names(in))
        .startsWith("stop-function", "delete-server", "delete-port-counter_out")
        .endsWith("forget-agent", "forget-agent");
  }

  @Test
  void plan_whenANetworkChanges_exchangesOnePortAndTheServer() {
    carryOut(plan(small(0)));

    var plan = plan(aim(Fixtures.scalable(), "small", 0, "other"));

    assertThat(names(plan).subList(0, 6))
        .containsExactly(
            "delete-server",
            "delete-port-in",
            "create-port-in",
            "create-server",
            "await-server",
            "await-agent");
  }

  @Test
  void plan_whenTheFlavourChanges_exchangesServersAndConfigurationsThatDiffer() {
    carryOut(plan(small(0)));

    var plan = plan(aim(Fixtures.scalable(), "big", 0, "left"));

    assertThat(names(plan))
        .containsExactly(
            "assign-configuration",
            "delete-server",
            "create-server",
            "await-server",
            "await-agent");
    assertThat(plan.get(2))
        .isInstanceOfSatisfying(
            Change.AddServer.class, server -> assertThat(server.virtualCpus()).isEqualTo(2));
  }

  @Test
  void plan_whenAVnfcIsReplaced_standsBeforeTheOldOneGoes() {
    carryOut(plan(small(0)));
    var old = desired(small(0)).vnfcs().getFirst();
    var fresh = Deployments.instead(occurrence(), old);
    var actual = new Inventory(List.of(standing().vnfc(old.id()).orElseThrow()));

    var plan = DeploymentPlanner.plan(new Deployment(List.of(fresh)), actual);

    assertThat(names(plan))
        .containsExactly(
            "prepare-agent",
            "create-port-mgmt",
            "create-port-in",
            "create-port-out",
            "stop-function",
            "create-server",
            "await-server",
            "await-agent",
            "delete-server",
            "delete-port-out",
            "delete-port-in",
            "delete-port-mgmt",
            "forget-agent");
    assertThat(plan.getFirst())
        .isEqualTo(
            new Change.PrepareAgent(
                fresh.id(), fresh.vduId(), fresh.packageId(), fresh.configurationPath(), old.id()));
  }

  @Test
  void plan_whenAServerIsRenewed_keepsThePorts() {
    carryOut(plan(small(0)));
    var id = standing().vnfcs().getFirst().id();

    var plan = DeploymentPlanner.plan(desired(small(0)), standing(), Set.of(id));

    assertThat(names(plan))
        .containsExactly("delete-server", "create-server", "await-server", "await-agent");
  }

  @Test
  void removal_whenUndone_leavesWhatWasMadeInItsPlace() {
    carryOut(plan(small(0)));
    var vnfc = standing().vnfcs().getFirst();
    var removal = DeploymentPlanner.removalOfServers(vnfc, true).orElseThrow();
    for (var state : StepState.values()) {
      var outcome = state == StepState.COMPENSATED ? new Outcome.ServerMade("again") : null;
      var all = new ArrayList<>(journals);
      all.add(
          new Inventory.Journalled(
              occurrence(), List.of(new JournalledStep(0, removal, state, outcome))));

      var after = Inventory.of(VNF, all).vnfc(vnfc.id()).orElseThrow();

      switch (state) {
        case PLANNED, STARTED, FAILED, COMPENSATING ->
            assertThat(after.serverId()).as("%s", state).isEqualTo(vnfc.serverId());
        case DONE -> assertThat(after.allServers()).isEmpty();
        case COMPENSATED -> {
          assertThat(after.serverId()).contains("again");
          assertThat(after.allServers())
              .singleElement()
              .satisfies(
                  made -> assertThat(made.tag().occurrenceId()).isEqualTo(occurrence().toString()));
        }
      }
    }
  }
}
