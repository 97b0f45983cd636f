package org.pawl.vnfm.vnffm;

import java.time.Duration;
import java.util.List;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.springframework.stereotype.Component;

/**
 * Tells many agents lost at once, of which the cause is what they have in common, from single ones
 * that a new server helps. It remembers nothing: every VNFM sees the same in the database, and when
 * the agents are back it lets through again.
 */
@Component
class Breaker {

  private final Agents agents;
  private final HealingProperties properties;
  private final AlarmProperties alarms;

  Breaker(Agents agents, HealingProperties properties, AlarmProperties alarms) {
    this.agents = agents;
    this.properties = properties;
    this.alarms = alarms;
  }

  /** Looks earlier than healing does: of many that are being lost one is always the first. */
  boolean trips() {
    return trips(agents.silentFor(alarms.heartbeatSilence()));
  }

  /** Whether so many are silent that nothing should be healed. */
  boolean trips(List<AgentState> silent) {
    return silent.size() >= properties.breakerLeast() && isTooMuch(silent.size(), expected());
  }

  /** What happened when it tripped, without saying how many agents others have. */
  String detail() {
    return "More than %d %% of all agents are silent. Nothing is healed automatically until they are back."
        .formatted(properties.breakerPercent());
  }

  /** All that should report. */
  private int expected() {
    return agents.silentFor(Duration.ZERO).size();
  }

  private boolean isTooMuch(int silent, int expected) {
    return silent * 100L > (long) properties.breakerPercent() * expected;
  }
}
