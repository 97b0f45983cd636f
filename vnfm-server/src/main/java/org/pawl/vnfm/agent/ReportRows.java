package org.pawl.vnfm.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The latest report of each agent. A report that is not newer than the one stored is not taken. */
@Repository
class ReportRows {

  private static final String STATES =
      """
      SELECT vnfc_id, vnf_instance_id, enrolled_at IS NOT NULL, desired_version, report, received_at
      FROM agent LEFT JOIN agent_report USING (vnfc_id)
      """;

  private final JdbcClient database;
  private final JsonMapper json;
  private final Clock clock;

  ReportRows(JdbcClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The next report of the run that reported before; false if there is no such run or the report is
   * old.
   */
  boolean replaceWithNewer(UUID vnfcId, AgentReport report) {
    return database
            .sql(
                """
                UPDATE agent_report SET sequence = ?, received_at = ?, report = ?::jsonb
                WHERE vnfc_id = ? AND boot_epoch = ? AND sequence < ?
                """)
            .params(
                report.sequence(),
                AgentRows.timestamp(report.receivedAt()),
                json.writeValueAsString(report),
                vnfcId,
                report.bootEpoch(),
                report.sequence())
            .update()
        > 0;
  }

  /** Notes a run of the agent's process; false if it is known. */
  boolean addBoot(UUID vnfcId, AgentReport first) {
    return database
            .sql(
                "INSERT INTO agent_boot (vnfc_id, boot_epoch, first_seen_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .params(vnfcId, first.bootEpoch(), AgentRows.timestamp(first.receivedAt()))
            .update()
        > 0;
  }

  /**
   * Puts the first report of a new run in place of whatever was there; says whether something was.
   */
  boolean begin(UUID vnfcId, AgentReport first) {
    boolean reportedBefore =
        database.sql("DELETE FROM agent_report WHERE vnfc_id = ?").param(vnfcId).update() > 0;
    database
        .sql(
            """
            INSERT INTO agent_report (vnfc_id, boot_epoch, sequence, received_at, report)
            VALUES (?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            vnfcId,
            first.bootEpoch(),
            first.sequence(),
            AgentRows.timestamp(first.receivedAt()),
            json.writeValueAsString(first))
        .update();
    return reportedBefore;
  }

  /** Knows nothing of the guest any more, nor of its boots. */
  void forget(UUID vnfcId) {
    database.sql("DELETE FROM agent_report WHERE vnfc_id = ?").param(vnfcId).update();
    database.sql("DELETE FROM agent_boot WHERE vnfc_id = ?").param(vnfcId).update();
  }

  @Nullable Long installedVersion(UUID vnfcId) {
    return state(vnfcId).map(AgentState::configurationVersion).orElse(null);
  }

  Optional<AgentReport> latest(UUID vnfcId) {
    return database
        .sql("SELECT report FROM agent_report WHERE vnfc_id = ?")
        .param(vnfcId)
        .query((row, n) -> json.readValue(row.getString(1), AgentReport.class))
        .optional();
  }

  Optional<AgentState> state(UUID vnfcId) {
    return database.sql(STATES + " WHERE vnfc_id = ?").param(vnfcId).query(this::stored).optional();
  }

  List<AgentState> states(UUID vnfInstanceId) {
    return states(List.of(vnfInstanceId));
  }

  List<AgentState> states(Collection<UUID> vnfInstanceIds) {
    return database
        .sql(STATES + " WHERE vnf_instance_id = ANY (?) ORDER BY created_at, vnfc_id")
        .param(vnfInstanceIds.toArray(UUID[]::new))
        .query(this::stored)
        .list();
  }

  List<AgentState> silentFor(Duration silence) {
    return database
        .sql(STATES + " WHERE received_at < ? AND retired_at IS NULL")
        .param(AgentRows.timestamp(clock.instant().minus(silence)))
        .query(this::stored)
        .list();
  }

  private AgentState stored(ResultSet row, int number) throws SQLException {
    String stored = row.getString(5);
    AgentReport report = stored == null ? null : json.readValue(stored, AgentReport.class);
    OffsetDateTime receivedAt = row.getObject(6, OffsetDateTime.class);
    return new AgentState(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getBoolean(3),
        report == null ? null : report.state(),
        report == null ? null : report.configurationVersion(),
        row.getObject(4, Long.class),
        receivedAt == null ? null : receivedAt.toInstant(),
        report == null ? null : report.bootEpoch(),
        report == null ? null : report.lastError());
  }
}
