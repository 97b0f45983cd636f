package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Kills the VNFM at a random moment of a random operation, again and again: {@code -Dpawl.kills}
 * times, with {@code -Dpawl.seed} for the dice. Each operation goes on and is completed, and then
 * there are as many guests as the VNF has VNFCs.
 */
class StormIT {

  private static final int KILLS = Integer.getInteger("pawl.kills", 5);
  private static final long SEED = Long.getLong("pawl.seed", System.nanoTime());
  private static final int MAX_LEVEL = 2;

  private static Pawl pawl;
  private static Vnfm vnfm;

  private final Random dice = new Random(SEED);
  private String vnfId = "";
  private boolean started = true;
  private int level;
  private String flavour = "small";
  private String network = "floor";
  private String vnfdId = Probes.FIRST_VNFD;

  /** An operation that is possible now, and what the VNF is when it is completed. */
  private record Move(String task, Map<String, ?> body, Runnable effect) {}

  @BeforeAll
  static void start() throws IOException {
    pawl = Pawl.startFresh("storm", 18477);
    vnfm = pawl.vnfm();
    Probes.onboard(vnfm);
  }

  @AfterAll
  static void stop() {
    pawl.close();
  }

  @Test
  void operations_whenTheVnfmIsKilledAtAnyMoment_areCompletedAndLeaveNothing() throws Exception {
    System.out.printf("%d kills, -Dpawl.seed=%d%n", KILLS, SEED);
    vnfId = vnfm.createVnf(vnfdId, "storm");
    carryOut(new Move("instantiate", Probes.instantiation(network), () -> {}));
    Set<String> namespaces = new HashSet<>();
    for (int kill = 2; kill < KILLS; kill++) {
      namespaces.addAll(pawl.networkNamespaces());
      List<Move> moves = moves();
      carryOut(moves.get(dice.nextInt(moves.size())));
    }
    level = -1;
    carryOut(new Move("terminate", Map.of("terminationType", "FORCEFUL"), () -> {}));
    assertThat(vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(204);
    Pawl.awaitEndOf(namespaces);
  }

  private List<Move> moves() {
    if (!started) {
      return List.of(new Move("operate", Map.of("changeStateTo", "STARTED"), () -> started = true));
    }
    List<Move> moves = new ArrayList<>();
    if (level < MAX_LEVEL) {
      int steps = 1 + dice.nextInt(MAX_LEVEL - level);
      moves.add(new Move("scale", scale("SCALE_OUT", steps), () -> level += steps));
    }
    if (level > 0) {
      moves.add(new Move("scale", scale("SCALE_IN", 1), () -> level--));
    }
    int wished = dice.nextInt(2);
    moves.add(
        new Move(
            "scale_to_level",
            Map.of("scaleInfo", List.of(Map.of("aspectId", "ears", "scaleLevel", wished))),
            () -> level = wished));
    List<String> vnfcs = Probes.vnfcIds(vnfm, vnfId);
    moves.add(
        new Move(
            "heal",
            Map.of("vnfcInstanceId", List.of(vnfcs.get(dice.nextInt(vnfcs.size())))),
            () -> {}));
    moves.add(
        new Move(
            "operate",
            Map.of("changeStateTo", "STOPPED", "stopType", "FORCEFUL"),
            () -> started = false));
    String elsewhere = network.equals("floor") ? "cellar" : "floor";
    moves.add(
        new Move(
            "change_ext_conn",
            Map.of("extVirtualLinks", List.of(Probes.link(elsewhere))),
            () -> network = elsewhere));
    String other = flavour.equals("small") ? "large" : "small";
    moves.add(
        new Move(
            "change_flavour",
            Map.of("newFlavourId", other),
            () -> {
              flavour = other;
              level = 0;
            }));
    String edition = vnfdId.equals(Probes.FIRST_VNFD) ? Probes.SECOND_VNFD : Probes.FIRST_VNFD;
    moves.add(new Move("change_vnfpkg", Map.of("vnfdId", edition), () -> vnfdId = edition));
    return moves;
  }

  private static Map<String, ?> scale(String type, int steps) {
    return Map.of("type", type, "aspectId", "ears", "numberOfSteps", steps);
  }

  private void carryOut(Move move) throws InterruptedException {
    String occurrence = vnfm.task(vnfId, move.task(), move.body());
    int pause = dice.nextInt(3000);
    Thread.sleep(pause);
    String state = vnfm.occurrence(occurrence).get("operationState").asString();
    pawl.killVnfm();
    pawl.up();
    vnfm.awaitCompleted(occurrence);
    move.effect().run();
    System.out.printf("%s: killed after %d ms in %s, completed%n", move.task(), pause, state);
    int vnfcs = level + 1;
    pawl.awaitGuests(started ? vnfcs : 0, "after " + move);
    if (vnfcs > 0) {
      assertThat(Probes.vnfcIds(vnfm, vnfId)).as("after %s", move).hasSize(vnfcs);
    }
  }
}
