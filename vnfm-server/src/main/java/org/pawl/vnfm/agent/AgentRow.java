package org.pawl.vnfm.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One agent as the database has it. */
record AgentRow(
    UUID vnfcId,
    UUID vnfInstanceId,
    UUID occurrenceId,
    String tokenHash,
    Instant tokenExpiresAt,
    @Nullable String tokenKeyHash,
    @Nullable Long desiredVersion,
    boolean retired) {

  static final String COLUMNS =
      "vnfc_id, vnf_instance_id, vnf_lcm_op_occ_id, token_hash, token_expires_at, token_key_hash,"
          + " desired_version, retired_at IS NOT NULL";

  static AgentRow of(ResultSet row, int number) throws SQLException {
    return new AgentRow(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        row.getObject(7, Long.class),
        row.getBoolean(8));
  }
}
