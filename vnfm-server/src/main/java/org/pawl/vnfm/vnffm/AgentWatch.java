package org.pawl.vnfm.vnffm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentEvent.AgentRestarted;
import org.pawl.vnfm.agent.AgentEvent.AgentSecurityBreach;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfcResourceInfo;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises an alarm for what an agent does, or no longer does, and clears it when all is well or the
 * VNFC gone.
 */
@Component
class AgentWatch {

  private final Agents agents;
  private final StoredAlarms alarms;
  private final VnfInstances instances;
  private final Breaker breaker;
  private final AlarmProperties properties;
  private final Clock clock;

  AgentWatch(
      Agents agents,
      StoredAlarms alarms,
      VnfInstances instances,
      Breaker breaker,
      AlarmProperties properties,
      Clock clock) {
    this.agents = agents;
    this.alarms = alarms;
    this.instances = instances;
    this.breaker = breaker;
    this.properties = properties;
    this.clock = clock;
  }

  @EventListener
  void on(AgentRestarted news) {
    alarms.raise(
        news.vnfInstanceId(),
        news.vnfcId(),
        AlarmCause.AGENT_RESTARTED,
        "The agent of VNFC %s restarted; no operation asked for that.".formatted(news.vnfcId()));
  }

  @EventListener
  void on(AgentSecurityBreach news) {
    alarms.raise(news.vnfInstanceId(), news.vnfcId(), AlarmCause.SECURITY_BREACH, news.detail());
  }

  /** Begins late: when the VNFM itself was away, the agents need a moment to come back to it. */
  @Scheduled(fixedRateString = "PT1S", initialDelayString = "${pawl.alarms.start-grace:PT10S}")
  void look() {
    List<AgentState> silent = agents.silentFor(properties.heartbeatSilence());
    watchMany(silent);
    List<Alarm> active = alarms.active();
    Set<UUID> known =
        active.stream()
            .filter(alarm -> alarm.cause() == AlarmCause.HEARTBEAT_LOST)
            .map(Alarm::vnfcId)
            .collect(Collectors.toSet());
    silent.stream().filter(agent -> !known.contains(agent.vnfcId())).forEach(this::raise);
    Set<UUID> silentIds = silent.stream().map(AgentState::vnfcId).collect(Collectors.toSet());
    active.stream().filter(alarm -> isOver(alarm, silentIds)).forEach(alarms::clear);
  }

  /** Raises or clears the alarms of many agents being lost; a tenant's names none of another. */
  private void watchMany(List<AgentState> silent) {
    if (!breaker.trips(silent)) {
      alarms
          .lossesOfMany()
          .forEach(over -> {
            alarms.uncorrelate(over.id());
            alarms.clear(over);
          });
      return;
    }
    Map<UUID, AgentState> firstOfEach =
        silent.stream()
            .sorted(Comparator.comparing(AgentWatch::heardLast))
            .collect(
                Collectors.toMap(
                    AgentState::vnfInstanceId,
                    Function.identity(),
                    (first, _) -> first,
                    LinkedHashMap::new));
    List<UUID> untold = alarms.firstWithoutLossOfMany(List.copyOf(firstOfEach.keySet()));
    if (untold.isEmpty()) {
      return;
    }
    firstOfEach.values().stream()
        .filter(first -> untold.contains(first.vnfInstanceId()))
        .forEach(first ->
            alarms.raise(
                first.vnfInstanceId(), first.vnfcId(), AlarmCause.AGENTS_LOST, breaker.detail()));
    alarms.lossesOfMany().forEach(root -> alarms.correlate(root.id()));
  }

  private static Instant heardLast(AgentState agent) {
    return Objects.requireNonNullElse(agent.lastHeartbeat(), Instant.MIN);
  }

  private void raise(AgentState silent) {
    Duration limit = properties.heartbeatSilence();
    alarms.raise(
        silent.vnfInstanceId(),
        silent.vnfcId(),
        AlarmCause.HEARTBEAT_LOST,
        "The agent of VNFC %s has not reported since %s, for more than %d s."
            .formatted(silent.vnfcId(), silent.lastHeartbeat(), limit.toSeconds()),
        serverOf(silent));
  }

  private @Nullable FaultyResource serverOf(AgentState agent) {
    return instances
        .find(agent.vnfInstanceId())
        .flatMap(instance -> instance.vnfc(agent.vnfcId()))
        .map(VnfcResourceInfo::computeResource)
        .map(server ->
            new FaultyResource(
                server.vimConnectionId(), server.resourceId(), server.vimLevelResourceType()))
        .orElse(null);
  }

  /** Alarms that are over are no record for ever. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  void forget() {
    alarms.forgetClearedBefore(clock.instant().minus(properties.retention()));
  }

  private boolean isOver(Alarm alarm, Set<UUID> silent) {
    return switch (alarm.cause()) {
      case HEARTBEAT_LOST -> !silent.contains(alarm.vnfcId());
      case AGENT_RESTARTED ->
          !silent.contains(alarm.vnfcId())
              && agents.state(alarm.vnfcId()).map(AgentState::runsAsDesired).orElse(true);
      case AGENTS_LOST -> false;
      case SECURITY_BREACH -> agents.state(alarm.vnfcId()).isEmpty();
    };
  }
}
