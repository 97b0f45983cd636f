package org.pawl.vnfm.vnflcm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.agent.Configuration;
import org.pawl.vnfm.agent.EnrolmentToken;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;

/** Agents that obey at once, and that die when told to. */
public final class InMemoryAgents implements Agents {

  private record Known(
      UUID vnfInstanceId,
      EnrolmentToken token,
      @Nullable Configuration configuration,
      boolean stopped) {}

  private final Map<UUID, Known> known = new HashMap<>();
  private final Map<UUID, List<Configuration>> history = new HashMap<>();
  private final Set<UUID> retired = new HashSet<>();
  private final Map<UUID, Duration> silent = new HashMap<>();
  private boolean answering = true;
  private boolean reporting = true;

  /** From now on no agent comes up, or all do. */
  synchronized void answering(boolean yes) {
    answering = yes;
  }

  /** From now on agents are as they were an hour ago, or report. */
  synchronized void reporting(boolean yes) {
    reporting = yes;
  }

  /** The token that the agent of a VNFC would be let in with. */
  synchronized String goodToken(UUID vnfcId) {
    return require(vnfcId).token().value();
  }

  @Override
  public synchronized EnrolmentToken mintToken(
      UUID vnfcId, UUID vnfInstanceId, UUID occurrenceId, Duration validity) {
    var token = new EnrolmentToken(UUID.randomUUID().toString(), Instant.now().plus(validity));
    var before = known.get(vnfcId);
    retired.remove(vnfcId);
    known.put(
        vnfcId,
        new Known(vnfInstanceId, token, before == null ? null : before.configuration(), false));
    return token;
  }

  @Override
  public Configuration assignConfiguration(
      UUID vnfcId, String text, String fileName, String who, String why) {
    return assignConfiguration(vnfcId, text, fileName, Configuration.USUAL_POLICY, who, why);
  }

  @Override
  public synchronized Configuration assignConfiguration(
      UUID vnfcId,
      String text,
      String fileName,
      List<String> elementPolicy,
      String who,
      String why) {
    var agent = require(vnfcId);
    var before = agent.configuration();
    if (before != null && before.text().equals(text)) {
      return before;
    }
    var version = before == null ? 1 : before.version() + 1;
    var configuration =
        new Configuration(vnfcId, version, fileName, text, elementPolicy, who, why, Instant.now());
    known.put(vnfcId, new Known(agent.vnfInstanceId(), agent.token(), configuration, false));
    history.computeIfAbsent(vnfcId, _ -> new ArrayList<>()).add(configuration);
    return configuration;
  }

  @Override
  public synchronized Optional<AgentState> state(UUID vnfcId) {
    return Optional.ofNullable(known.get(vnfcId)).map(agent -> state(vnfcId, agent));
  }

  private AgentState state(UUID vnfcId, Known agent) {
    var configuration = agent.configuration();
    var version = configuration == null ? null : configuration.version();
    if (!answering || configuration == null) {
      return new AgentState(
          vnfcId, agent.vnfInstanceId(), false, null, null, version, null, null, null);
    }
    var state = agent.stopped() ? FunctionState.STOPPED : FunctionState.RUNNING;
    return new AgentState(
        vnfcId,
        agent.vnfInstanceId(),
        true,
        state,
        version,
        version,
        reporting ? Instant.now() : Instant.now().minusSeconds(3600),
        UUID.randomUUID(),
        null);
  }

  @Override
  public List<AgentState> states(UUID vnfInstanceId) {
    return states(List.of(vnfInstanceId));
  }

  @Override
  public synchronized List<AgentState> states(Collection<UUID> vnfInstanceIds) {
    return known.entrySet().stream()
        .filter(each -> vnfInstanceIds.contains(each.getValue().vnfInstanceId()))
        .map(each -> state(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public synchronized Configuration configuration(UUID vnfcId) {
    var configuration = require(vnfcId).configuration();
    if (configuration == null) {
      throw Problem.notFound("configuration of VNFC", vnfcId);
    }
    return configuration;
  }

  @Override
  public synchronized void renewToken(UUID vnfcId, Duration validity) {
    require(vnfcId);
  }

  @Override
  public synchronized List<Configuration> history(UUID vnfcId) {
    return List.copyOf(history.getOrDefault(vnfcId, List.of()).reversed());
  }

  @Override
  public Configuration putConfiguration(
      UUID vnfcId, String text, long ifMatch, String who, String why) {
    return assignConfiguration(vnfcId, text, configuration(vnfcId).fileName(), who, why);
  }

  @Override
  public List<ProblemError> check(UUID vnfcId, String text) {
    return List.of();
  }

  @Override
  public synchronized void stop(UUID vnfcId) {
    var agent = require(vnfcId);
    known.put(vnfcId, new Known(agent.vnfInstanceId(), agent.token(), agent.configuration(), true));
  }

  @Override
  public synchronized void start(UUID vnfcId) {
    var agent = require(vnfcId);
    known.put(
        vnfcId, new Known(agent.vnfInstanceId(), agent.token(), agent.configuration(), false));
  }

  @Override
  public Optional<AgentReport> latestReport(UUID vnfcId) {
    return Optional.empty();
  }

  @Override
  public List<AgentReport> recentReports(UUID vnfcId) {
    return List.of();
  }

  /** From now on these agents say nothing, and only these. */
  public synchronized void silent(Collection<UUID> vnfcIds) {
    silent.clear();
    silent(vnfcIds, Duration.ofHours(1));
  }

  /** These agents said something last so long ago. */
  public synchronized void silent(Collection<UUID> vnfcIds, Duration ago) {
    vnfcIds.forEach(vnfcId -> silent.put(vnfcId, ago));
  }

  @Override
  public synchronized List<AgentState> silentFor(Duration silence) {
    return known.entrySet().stream()
        .filter(each -> silent.getOrDefault(each.getKey(), Duration.ZERO).compareTo(silence) >= 0)
        .filter(each -> !retired.contains(each.getKey()))
        .map(each -> state(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public synchronized void retire(UUID vnfcId) {
    retired.add(vnfcId);
  }

  @Override
  public synchronized void expect(UUID vnfcId) {
    retired.remove(vnfcId);
  }

  /** Whether the silence of a VNFC's agent is no fault. */
  synchronized boolean isRetired(UUID vnfcId) {
    return retired.contains(vnfcId);
  }

  @Override
  public synchronized void forget(UUID vnfcId) {
    known.remove(vnfcId);
    history.remove(vnfcId);
  }

  private Known require(UUID vnfcId) {
    var agent = known.get(vnfcId);
    if (agent == null) {
      throw Problem.notFound("agent of VNFC", vnfcId);
    }
    return agent;
  }
}
