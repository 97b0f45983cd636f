package org.pawl.vnfm.vnflcm.instantiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Fixtures;
import tools.jackson.databind.json.JsonMapper;

/** What the planner promises, tried on a thousand half-made deployments. */
class InstantiatePlannerTest {

  private static final UUID OCCURRENCE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private static Deployment desired(int instances) {
    return Deployments.desired(
        OCCURRENCE,
        Fixtures.firewall(instances),
        new JsonMapper().convertValue(Fixtures.instantiateRequest(), InstantiateVnfRequest.class));
  }

  /** A part of a deployment, as a crash or an earlier operation may have left it. */
  private static Deployment part(Deployment whole, Random random) {
    var vnfcs = new ArrayList<Deployment.Vnfc>();
    for (var vnfc : whole.vnfcs()) {
      if (random.nextInt(4) > 0) {
        var ports = vnfc.ports().stream().filter(port -> random.nextBoolean()).toList();
        var all = ports.size() == vnfc.ports().size();
        vnfcs.add(
            new Deployment.Vnfc(
                vnfc.id(),
                vnfc.vduId(),
                random.nextBoolean() ? vnfc.configurationPath() : null,
                ports,
                all && random.nextBoolean() ? vnfc.server() : null));
      }
    }
    return new Deployment(whole.packageId(), vnfcs);
  }

  /** What a world that obeys becomes by a plan. */
  private static Deployment applied(Deployment actual, List<Change> plan) {
    Map<UUID, Deployment.Vnfc> vnfcs = new LinkedHashMap<>();
    actual.vnfcs().forEach(vnfc -> vnfcs.put(vnfc.id(), vnfc));
    for (Change change : plan) {
      var before = vnfcs.get(change.vnfcId());
      switch (change) {
        case Change.PrepareAgent c ->
            vnfcs.put(
                c.vnfcId(), with(c.vnfcId(), c.vduId(), before, c.configurationPath(), null, null));
        case Change.AddPort c ->
            vnfcs.put(
                c.vnfcId(),
                with(
                    c.vnfcId(),
                    c.vduId(),
                    before,
                    null,
                    new Deployment.Port(
                        c.cpdId(),
                        c.order(),
                        c.role(),
                        c.networkId(),
                        c.extCpdId(),
                        c.extVirtualLinkId(),
                        c.cpConfigId()),
                    null));
        case Change.AddServer c ->
            vnfcs.put(
                c.vnfcId(),
                with(
                    c.vnfcId(),
                    c.vduId(),
                    before,
                    null,
                    null,
                    new Deployment.Server(
                        c.serverName(), c.image(), c.virtualCpus(), c.memoryMib())));
        case Change.AwaitServer c -> assertThat(before).isNotNull();
        case Change.AwaitAgent c -> assertThat(before).isNotNull();
        case Change.Removal c -> throw new AssertionError("an instantiation removes " + c);
      }
    }
    return new Deployment(actual.packageId(), List.copyOf(vnfcs.values()));
  }

  private static Deployment.Vnfc with(
      UUID id,
      String vduId,
      Deployment.@Nullable Vnfc before,
      @Nullable String path,
      Deployment.@Nullable Port port,
      Deployment.@Nullable Server server) {
    var ports = new ArrayList<>(before == null ? List.of() : before.ports());
    if (port != null) {
      ports.add(port);
    }
    ports.sort(Comparator.comparingInt(Deployment.Port::order));
    return new Deployment.Vnfc(
        id,
        vduId,
        path != null || before == null ? path : before.configurationPath(),
        ports,
        server != null || before == null ? server : before.server());
  }

  @Test
  void plan_whenApplied_makesTheActualTheDesired() {
    for (int seed = 0; seed < 1000; seed++) {
      assertPlanLeadsToTheDesired(new Random(seed));
    }
  }

  private static void assertPlanLeadsToTheDesired(Random random) {
    var desired = desired(1 + random.nextInt(2));
    var actual = part(desired, random);

    var plan = InstantiatePlanner.plan(desired, actual);
    var result = applied(actual, plan);

    assertThat(result.vnfcs()).containsExactlyInAnyOrderElementsOf(desired.vnfcs());
    assertThat(InstantiatePlanner.plan(desired, result)).isEmpty();
    assertThat(plan.stream().map(c -> c.vnfcId() + " " + c.stepName())).doesNotHaveDuplicates();
  }

  @Test
  void plan_ofNothing_isTheSameEachTime() {
    var desired = desired(1);
    var nothing = new Deployment(desired.packageId(), List.of());

    assertThat(InstantiatePlanner.plan(desired, nothing))
        .isEqualTo(InstantiatePlanner.plan(desired(1), nothing))
        .extracting(Change::stepName)
        .containsExactly(
            "prepare-agent",
            "create-port-mgmt",
            "create-port-in",
            "create-port-out",
            "create-server",
            "await-server",
            "await-agent");
  }
}
