package org.pawl.vnfm.dashboard.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.pawl.vnfm.agent.AgentEvent;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.Agents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes rates of the counters that agents report, and hands them to the open pages. */
@Component
public class LiveRates {

  private static final Duration SILENCE = Duration.ofSeconds(3);

  private final Map<UUID, AgentReport> latest = new ConcurrentHashMap<>();
  private final EventStreams streams;
  private final Agents agents;

  LiveRates(EventStreams streams, Agents agents) {
    this.streams = streams;
    this.agents = agents;
  }

  /** The rates of a VNFC in the last ten minutes, the oldest first. */
  public List<Rates> history(UUID vnf, UUID vnfc) {
    return Rates.along(vnf, vnfc, agents.recentReports(vnfc));
  }

  @EventListener
  void reported(AgentEvent.AgentReported event) {
    AgentReport before = latest.put(event.vnfcId(), event.report());
    if (before != null) {
      Rates.between(event.vnfInstanceId(), event.vnfcId(), before, event.report())
          .map(Message::of)
          .ifPresent(streams::publish);
    }
    if (before == null || saysElse(before, event.report())) {
      streams.publish(Message.news(event.vnfInstanceId()));
    }
  }

  /** Whether a report says more than that time has passed. */
  private static boolean saysElse(AgentReport before, AgentReport after) {
    return before.state() != after.state()
        || !before.bootEpoch().equals(after.bootEpoch())
        || !Objects.equals(before.configurationVersion(), after.configurationVersion())
        || !Objects.equals(before.lastError(), after.lastError())
        || Duration.between(before.receivedAt(), after.receivedAt()).compareTo(SILENCE) > 0;
  }

  @EventListener
  void forgotten(AgentEvent.AgentForgotten event) {
    latest.remove(event.vnfcId());
  }
}
