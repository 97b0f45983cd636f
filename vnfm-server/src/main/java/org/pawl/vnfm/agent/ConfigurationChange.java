package org.pawl.vnfm.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;
import org.pawl.vnfm.agent.AgentEvent.ConfigurationChanged;
import org.pawl.vnfm.agent.ConfigurationRows.State;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes what a VNFC runs. The desired version in the agent's row decides, and moves only after
 * the agent has taken the new text. Whatever is lost between, the agent's next report shows another
 * version than the desired one, and the agent pulls the desired one: it is never the guest that
 * decides.
 */
@Service
class ConfigurationChange {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationChange.class);

  /**
   * Longer than an agent can be waited for: a proposal that is older was left by a VNFM that died.
   */
  static final Duration LONGEST_PROPOSAL = Duration.ofSeconds(60);

  private final AgentRows agents;
  private final ConfigurationRows configurations;
  private final ReportRows reports;
  private final AgentClient client;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConfigurationChange(
      AgentRows agents,
      ConfigurationRows configurations,
      ReportRows reports,
      AgentClient client,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.agents = agents;
    this.configurations = configurations;
    this.reports = reports;
    this.client = client;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  Configuration assign(
      UUID vnfcId, String text, String fileName, List<String> policy, String who, String why) {
    return required(
        transaction.execute(_ -> {
          AgentRow agent = agents.lock(vnfcId);
          Configuration current = current(agent);
          if (current != null && saysTheSame(current, text, fileName, policy)) {
            return current;
          }
          Configuration next = next(vnfcId, text, fileName, policy, who, why);
          configurations.insert(next, State.ASSIGNED);
          agents.desire(vnfcId, next.version());
          changed(agent, next);
          return next;
        }));
  }

  Configuration put(UUID vnfcId, String text, long ifMatch, String who, String why) {
    Configuration proposal =
        required(transaction.execute(_ -> propose(agents.lock(vnfcId), text, ifMatch, who, why)));
    try {
      switch (client.install(proposal, reports.installedVersion(vnfcId))) {
        case AgentClient.Answer.Installed() -> accept(proposal);
        case AgentClient.Answer.Refused(List<ProblemError> errors) -> {
          configurations.settle(vnfcId, proposal.version(), State.REFUSED);
          throw Problem.of(
              ProblemType.INVALID_CLICK_CONFIGURATION,
              "The agent refuses the configuration",
              errors);
        }
      }
      return proposal;
    } catch (AgentUnreachable e) {
      configurations.settle(vnfcId, proposal.version(), State.ABANDONED);
      throw unreachable(vnfcId, e);
    }
  }

  static Problem unreachable(UUID vnfcId, AgentUnreachable failure) {
    return new Problem(
        ProblemType.UNAVAILABLE,
        "The agent of VNFC %s cannot be asked, and nothing was changed: %s"
            .formatted(vnfcId, failure.getMessage()),
        Map.of(),
        failure);
  }

  private Configuration propose(AgentRow agent, String text, long ifMatch, String who, String why) {
    Configuration current = current(agent);
    if (current == null) {
      throw Problem.notFound("configuration of VNFC", agent.vnfcId());
    }
    Etag.of(current.version()).requireMatch(Etag.of(ifMatch).value());
    configurations.proposed(agent.vnfcId()).ifPresent(this::abandonIfLeftBehind);
    Configuration proposal =
        next(agent.vnfcId(), text, current.fileName(), current.elementPolicy(), who, why);
    configurations.insert(proposal, State.PROPOSED);
    return proposal;
  }

  private void abandonIfLeftBehind(Configuration other) {
    if (clock.instant().isBefore(other.assignedAt().plus(LONGEST_PROPOSAL))) {
      throw Problem.conflict(
          "The configuration of VNFC %s is being changed by %s: wait for the end of that, then read it again."
              .formatted(other.vnfcId(), other.who()));
    }
    configurations.settle(other.vnfcId(), other.version(), State.ABANDONED);
  }

  private void accept(Configuration proposal) {
    transaction.executeWithoutResult(_ -> {
      AgentRow agent = agents.lock(proposal.vnfcId());
      if (!configurations.settle(proposal.vnfcId(), proposal.version(), State.ASSIGNED)) {
        throw Problem.conflict(
            "Changing the configuration of VNFC %s took so long that it was given up; the agent goes back to the one before."
                .formatted(proposal.vnfcId()));
      }
      agents.desire(proposal.vnfcId(), proposal.version());
      changed(agent, proposal);
    });
  }

  private void changed(AgentRow agent, Configuration now) {
    LOG.info("VNFC {} shall run configuration {}, says {}", now.vnfcId(), now.version(), now.who());
    events.publishEvent(
        new ConfigurationChanged(
            now.vnfcId(), agent.vnfInstanceId(), now.version(), now.who(), now.assignedAt()));
  }

  private @Nullable Configuration current(AgentRow agent) {
    return agent.desiredVersion() == null
        ? null
        : configurations.find(agent.vnfcId(), agent.desiredVersion()).orElse(null);
  }

  private Configuration next(
      UUID vnfcId, String text, String fileName, List<String> policy, String who, String why) {
    long version = configurations.nextVersion(vnfcId);
    return new Configuration(vnfcId, version, fileName, text, policy, who, why, clock.instant());
  }

  private static boolean saysTheSame(
      Configuration current, String text, String fileName, List<String> policy) {
    return current.text().equals(text)
        && current.fileName().equals(fileName)
        && current.elementPolicy().equals(policy);
  }

  private static Configuration required(@Nullable Configuration result) {
    return Objects.requireNonNull(result, "the transaction's result");
  }
}
