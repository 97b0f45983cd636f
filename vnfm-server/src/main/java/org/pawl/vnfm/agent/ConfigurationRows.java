package org.pawl.vnfm.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of configurations. Versions rise and are never used twice, also not by refused texts.
 */
@Repository
class ConfigurationRows {

  /** What became of a text. */
  enum State {
    PROPOSED,
    ASSIGNED,
    REFUSED,
    ABANDONED
  }

  private static final String COLUMNS =
      "vnfc_id, version, file_name, text, element_policy, who, why, assigned_at";

  private final JdbcClient database;

  ConfigurationRows(JdbcClient database) {
    this.database = database;
  }

  Optional<Configuration> find(UUID vnfcId, long version) {
    return database
        .sql("SELECT " + COLUMNS + " FROM agent_configuration WHERE vnfc_id = ? AND version = ?")
        .params(vnfcId, version)
        .query(ConfigurationRows::configuration)
        .optional();
  }

  List<Configuration> history(UUID vnfcId) {
    return database
        .sql(
            "SELECT "
                + COLUMNS
                + " FROM agent_configuration WHERE vnfc_id = ? AND state = 'ASSIGNED' ORDER BY version DESC")
        .param(vnfcId)
        .query(ConfigurationRows::configuration)
        .list();
  }

  /** The text that an agent is being asked to take, if there is one. */
  Optional<Configuration> proposed(UUID vnfcId) {
    return database
        .sql(
            "SELECT "
                + COLUMNS
                + " FROM agent_configuration WHERE vnfc_id = ? AND state = 'PROPOSED'")
        .param(vnfcId)
        .query(ConfigurationRows::configuration)
        .optional();
  }

  long nextVersion(UUID vnfcId) {
    return database
        .sql("SELECT coalesce(max(version), 0) + 1 FROM agent_configuration WHERE vnfc_id = ?")
        .param(vnfcId)
        .query(Long.class)
        .single();
  }

  void insert(Configuration configuration, State state) {
    database
        .sql(
            """
            INSERT INTO agent_configuration
              (vnfc_id, version, state, file_name, text, element_policy, who, why, assigned_at)
            VALUES (?, ?, ?, ?, ?, ?::text[], ?, ?, ?)
            """)
        .params(
            configuration.vnfcId(),
            configuration.version(),
            state.name(),
            configuration.fileName(),
            configuration.text(),
            configuration.elementPolicy().toArray(String[]::new),
            configuration.who(),
            configuration.why(),
            AgentRows.timestamp(configuration.assignedAt()))
        .update();
  }

  /** Settles what became of a proposal; says whether it was still open. */
  boolean settle(UUID vnfcId, long version, State state) {
    return database
            .sql(
                """
                UPDATE agent_configuration SET state = ?
                WHERE vnfc_id = ? AND version = ? AND state = 'PROPOSED'
                """)
            .params(state.name(), vnfcId, version)
            .update()
        > 0;
  }

  private static Configuration configuration(ResultSet row, int number) throws SQLException {
    return new Configuration(
        row.getObject(1, UUID.class),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        List.of((String[]) row.getArray(5).getArray()),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }
}
