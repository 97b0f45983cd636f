package org.pawl.vnfm.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;
import org.pawl.vnfm.agent.AgentEvent.AgentForgotten;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agents as the database knows them and as they answer themselves. */
@Service
class StoredAgents implements Agents {

  private final AgentRows agents;
  private final IssuedCertificates certificates;
  private final ConfigurationRows configurations;
  private final ConfigurationChange change;
  private final ReportRows reports;
  private final RecentReports recent;
  private final AgentClient client;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredAgents(
      AgentRows agents,
      IssuedCertificates certificates,
      ConfigurationRows configurations,
      ConfigurationChange change,
      ReportRows reports,
      RecentReports recent,
      AgentClient client,
      ApplicationEventPublisher events,
      Clock clock) {
    this.agents = agents;
    this.certificates = certificates;
    this.configurations = configurations;
    this.change = change;
    this.reports = reports;
    this.recent = recent;
    this.client = client;
    this.events = events;
    this.clock = clock;
  }

  /** The token is for a new guest: that it reports anew is no restart. */
  @Override
  @Transactional
  public EnrolmentToken mintToken(
      UUID vnfcId, UUID vnfInstanceId, UUID occurrenceId, Duration validity) {
    EnrolmentToken token =
        new EnrolmentToken(TokenSecrets.random(), clock.instant().plus(validity));
    String hash = TokenSecrets.hash(token.value());
    certificates.revokeAll(vnfcId);
    agents.put(vnfcId, vnfInstanceId, occurrenceId, hash, token.expiresAt());
    reports.forget(vnfcId);
    return token;
  }

  @Override
  public void renewToken(UUID vnfcId, Duration validity) {
    agents.renewToken(vnfcId, clock.instant().plus(validity));
  }

  @Override
  public Configuration assignConfiguration(
      UUID vnfcId, String text, String fileName, String who, String why) {
    return assignConfiguration(vnfcId, text, fileName, Configuration.USUAL_POLICY, who, why);
  }

  @Override
  public Configuration assignConfiguration(
      UUID vnfcId,
      String text,
      String fileName,
      List<String> elementPolicy,
      String who,
      String why) {
    return change.assign(vnfcId, text, fileName, elementPolicy, who, why);
  }

  @Override
  public Optional<AgentState> state(UUID vnfcId) {
    return reports.state(vnfcId);
  }

  @Override
  public List<AgentState> states(Collection<UUID> vnfInstanceIds) {
    return reports.states(vnfInstanceIds);
  }

  @Override
  public List<AgentState> states(UUID vnfInstanceId) {
    return reports.states(vnfInstanceId);
  }

  @Override
  public Configuration configuration(UUID vnfcId) {
    return agents
        .find(vnfcId)
        .map(AgentRow::desiredVersion)
        .flatMap(version -> configurations.find(vnfcId, version))
        .orElseThrow(() -> Problem.notFound("configuration of VNFC", vnfcId));
  }

  @Override
  public List<Configuration> history(UUID vnfcId) {
    return configurations.history(vnfcId);
  }

  @Override
  public Configuration putConfiguration(
      UUID vnfcId, String text, long ifMatch, String who, String why) {
    return change.put(vnfcId, text, ifMatch, who, why);
  }

  @Override
  public List<ProblemError> check(UUID vnfcId, String text) {
    Configuration current = configuration(vnfcId);
    try {
      return client.check(vnfcId, current.fileName(), text, current.elementPolicy());
    } catch (AgentUnreachable e) {
      throw ConfigurationChange.unreachable(vnfcId, e);
    }
  }

  @Override
  public Optional<AgentReport> latestReport(UUID vnfcId) {
    return reports.latest(vnfcId);
  }

  @Override
  public List<AgentReport> recentReports(UUID vnfcId) {
    return recent.of(vnfcId);
  }

  @Override
  public List<AgentState> silentFor(Duration silence) {
    return reports.silentFor(silence);
  }

  @Override
  public void stop(UUID vnfcId) {
    try {
      client.stop(vnfcId);
    } catch (AgentUnreachable e) {
      throw ConfigurationChange.unreachable(vnfcId, e);
    }
  }

  @Override
  public void start(UUID vnfcId) {
    try {
      client.start(vnfcId);
    } catch (AgentUnreachable e) {
      throw ConfigurationChange.unreachable(vnfcId, e);
    }
  }

  @Override
  public void expect(UUID vnfcId) {
    agents.expect(vnfcId);
  }

  @Override
  public void retire(UUID vnfcId) {
    agents.retire(vnfcId);
  }

  @Override
  @Transactional
  public void forget(UUID vnfcId) {
    certificates.revokeAll(vnfcId);
    Instant now = clock.instant();
    agents
        .find(vnfcId)
        .ifPresent(agent -> {
          agents.delete(vnfcId);
          events.publishEvent(new AgentForgotten(vnfcId, agent.vnfInstanceId(), now));
        });
    recent.forget(vnfcId);
  }
}
