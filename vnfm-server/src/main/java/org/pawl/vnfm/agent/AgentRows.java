package org.pawl.vnfm.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.sol.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of agents. */
@Repository
class AgentRows {

  private final JdbcClient database;
  private final Clock clock;

  AgentRows(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Times go to the database in the one form that JDBC knows for {@code timestamptz}. */
  static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  OffsetDateTime now() {
    return timestamp(clock.instant());
  }

  Optional<AgentRow> find(UUID vnfcId) {
    return find(vnfcId, "");
  }

  /** Holds the row until the transaction ends. */
  AgentRow lock(UUID vnfcId) {
    return find(vnfcId, " FOR UPDATE").orElseThrow(() -> Problem.notFound("VNFC", vnfcId));
  }

  private Optional<AgentRow> find(UUID vnfcId, String locking) {
    return database
        .sql("SELECT " + AgentRow.COLUMNS + " FROM agent WHERE vnfc_id = ?" + locking)
        .param(vnfcId)
        .query(AgentRow::of)
        .optional();
  }

  void put(
      UUID vnfcId, UUID vnfInstanceId, UUID occurrenceId, String tokenHash, Instant expiresAt) {
    database
        .sql(
            """
            INSERT INTO agent
              (vnfc_id, vnf_instance_id, vnf_lcm_op_occ_id, token_hash, token_expires_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (vnfc_id) DO UPDATE SET
              vnf_instance_id = excluded.vnf_instance_id,
              vnf_lcm_op_occ_id = excluded.vnf_lcm_op_occ_id,
              token_hash = excluded.token_hash,
              token_expires_at = excluded.token_expires_at,
              token_key_hash = NULL,
              retired_at = NULL
            """)
        .params(vnfcId, vnfInstanceId, occurrenceId, tokenHash, timestamp(expiresAt), now())
        .update();
  }

  /** Only a token that was used: it is good for the key that used it alone. */
  void renewToken(UUID vnfcId, Instant expiresAt) {
    database
        .sql(
            "UPDATE agent SET token_expires_at = ? WHERE vnfc_id = ? AND token_key_hash IS NOT NULL")
        .params(timestamp(expiresAt), vnfcId)
        .update();
  }

  void burnToken(UUID vnfcId, String keyHash) {
    database
        .sql("UPDATE agent SET token_key_hash = ?, enrolled_at = ? WHERE vnfc_id = ?")
        .params(keyHash, now(), vnfcId)
        .update();
  }

  void desire(UUID vnfcId, long version) {
    database
        .sql("UPDATE agent SET desired_version = ? WHERE vnfc_id = ?")
        .params(version, vnfcId)
        .update();
  }

  void retire(UUID vnfcId) {
    database
        .sql("UPDATE agent SET retired_at = coalesce(retired_at, ?) WHERE vnfc_id = ?")
        .params(now(), vnfcId)
        .update();
  }

  void expect(UUID vnfcId) {
    database.sql("UPDATE agent SET retired_at = NULL WHERE vnfc_id = ?").param(vnfcId).update();
  }

  void delete(UUID vnfcId) {
    database.sql("DELETE FROM agent WHERE vnfc_id = ?").param(vnfcId).update();
  }
}
