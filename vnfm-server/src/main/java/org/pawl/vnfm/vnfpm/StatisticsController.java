package org.pawl.vnfm.vnfpm;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.agent.VnfcPath;
import org.pawl.vnfm.api.operator.Statistics;
import org.pawl.vnfm.api.operator.StatisticsApi;
import org.pawl.vnfm.sol.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The operator's view of the counters of a VNFC. */
@RestController
class StatisticsController implements StatisticsApi {

  private final Agents agents;
  private final VnfcPath path;
  private final Clock clock;

  StatisticsController(Agents agents, VnfcPath path, Clock clock) {
    this.agents = agents;
    this.path = path;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<Statistics> getStatistics(
      String vnfInstanceId, String vnfcId, Integer seconds) {
    AgentState vnfc = path.require(vnfInstanceId, vnfcId);
    AgentReport newest =
        agents
            .latestReport(vnfc.vnfcId())
            .orElseThrow(() -> Problem.notFound("report yet of VNFC", vnfcId));
    Instant since = clock.instant().minusSeconds(seconds);
    List<AgentReport> course =
        agents.recentReports(vnfc.vnfcId()).stream()
            .filter(report -> report.receivedAt().isAfter(since))
            .toList();
    return ResponseEntity.ok(StatisticsMapper.statistics(vnfc.vnfcId(), newest, course));
  }
}
