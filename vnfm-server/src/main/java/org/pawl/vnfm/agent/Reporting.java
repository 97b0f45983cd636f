package org.pawl.vnfm.agent;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentEvent.AgentReported;
import org.pawl.vnfm.agent.AgentEvent.AgentRestarted;
import org.pawl.vnfm.sol.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the agents' reports in, each at most once and never an old one after a newer one. */
@Service
class Reporting {

  private static final Logger LOG = LoggerFactory.getLogger(Reporting.class);

  private final AgentRows agents;
  private final ReportRows reports;
  private final ConfigurationRows configurations;
  private final RecentReports recent;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Reporting(
      AgentRows agents,
      ReportRows reports,
      ConfigurationRows configurations,
      RecentReports recent,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.agents = agents;
    this.reports = reports;
    this.configurations = configurations;
    this.recent = recent;
    this.transaction = transaction;
    this.events = events;
  }

  /** Stores a report; the version that the agent shall go over to, if it runs another. */
  Optional<Long> take(UUID vnfcId, AgentReport report) {
    AgentRow agent = agents.find(vnfcId).orElseThrow(() -> Problem.notFound("VNFC", vnfcId));
    if (!reports.replaceWithNewer(vnfcId, report) && begin(vnfcId, report)) {
      LOG.info("the agent of VNFC {} runs anew", vnfcId);
      if (!agent.retired()) {
        events.publishEvent(new AgentRestarted(vnfcId, agent.vnfInstanceId(), report.receivedAt()));
      }
    }
    recent.add(vnfcId, report);
    events.publishEvent(new AgentReported(vnfcId, agent.vnfInstanceId(), report));
    return wanted(agent, report);
  }

  /** Says whether another run of the agent had reported before. */
  private boolean begin(UUID vnfcId, AgentReport report) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          agents.lock(vnfcId);
          if (!reports.addBoot(vnfcId, report)) {
            throw Problem.conflict(
                "Report %d of boot epoch %s is not newer than the latest one that was taken."
                    .formatted(report.sequence(), report.bootEpoch()));
          }
          return reports.begin(vnfcId, report);
        }));
  }

  /** While a change is under way, the agent may already run what is not yet desired. */
  private Optional<Long> wanted(AgentRow agent, AgentReport report) {
    Long desired = agent.desiredVersion();
    if (desired == null || Objects.equals(desired, report.configurationVersion())) {
      return Optional.empty();
    }
    boolean changing =
        configurations
            .proposed(agent.vnfcId())
            .filter(proposal ->
                report
                    .receivedAt()
                    .isBefore(proposal.assignedAt().plus(ConfigurationChange.LONGEST_PROPOSAL)))
            .isPresent();
    return changing ? Optional.empty() : Optional.of(desired);
  }
}
