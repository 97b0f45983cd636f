package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An engine that dies comes back by itself with its last configuration, and the VNFM knows. */
class AgentDeathIT {

  private static Pawl pawl;

  @BeforeAll
  static void start() {
    pawl = Pawl.startFresh("agent-death", 18453);
  }

  @AfterAll
  static void stop() {
    pawl.close();
  }

  @Test
  void runningFunction_whenItsProcessIsKilled_isStartedWithinFiveSecondsAndRaisesAnAlarm() {
    Vnfm vnfm = pawl.vnfm();
    String vnfId = vnfm.createVnf(vnfm.vnfdId("forwarder"), "fwd-1");
    vnfm.awaitCompleted(vnfm.instantiate(vnfId, "west", "east"));
    try (TrafficHost alice = pawl.host("alice", "west", "10.8.0.1/24");
        TrafficHost bob = pawl.host("bob", "east", "10.8.0.2/24")) {
      assertThat(alice.ping("10.8.0.2", 3)).isEqualTo(3);

      long killed = killAgent();
      Instant died = Instant.now();

      Vnfm.await(
          "a new agent",
          Duration.ofSeconds(5),
          () -> pawl.agents().stream().anyMatch(agent -> agent.pid() != killed));
      Vnfm.await("forwarding again", Duration.ofSeconds(30), () -> alice.ping("10.8.0.2", 1) == 1);
      System.out.printf(
          "forwarding again %d ms after the agent was killed%n",
          Duration.between(died, Instant.now()).toMillis());
      Vnfm.await("the alarm", Duration.ofSeconds(10), () -> hasAlarm(vnfm, vnfId));
      assertThat(bob.name()).isEqualTo("bob");
    }
    vnfm.awaitCompleted(vnfm.terminate(vnfId));
    assertThat(vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(204);
  }

  private static boolean hasAlarm(Vnfm vnfm, String vnfId) {
    for (JsonNode alarm : vnfm.read("/vnffm/v1/alarms")) {
      if (alarm.path("managedObjectId").asString("").equals(vnfId)) {
        return true;
      }
    }
    return false;
  }

  /** Kills the agent's process itself, not the guest's first process that supervises it. */
  private static long killAgent() {
    var agents = pawl.agents();
    assertThat(agents).as("the agent's processes").hasSize(1);
    agents.getFirst().destroyForcibly();
    agents.getFirst().onExit().join();
    return agents.getFirst().pid();
  }
}
