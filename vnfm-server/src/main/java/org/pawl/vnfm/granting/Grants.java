package org.pawl.vnfm.granting;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked for and granted, a row per operation: whoever goes on with an operation finds
 * there where the decision will be, or the grant itself, and does not ask again.
 */
@Component
@Transactional
public class Grants {

  /** What is known of an operation's grant: where to look for it, or the grant itself. */
  public record Known(@Nullable String location, @Nullable Grant grant) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Grants(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What was written of an operation's grant. */
  @Transactional(readOnly = true)
  public Optional<Known> find(UUID vnfLcmOpOccId) {
    return jdbc.sql("select location, content from vnf_lcm_op_grant where vnf_lcm_op_occ_id = ?")
        .param(vnfLcmOpOccId)
        .query((row, number) -> {
          var content = row.getString(2);
          return new Known(
              row.getString(1), content == null ? null : json.readValue(content, Grant.class));
        })
        .optional();
  }

  /** The ids of the operations' grants, as the NFVO knows them. */
  @Transactional(readOnly = true)
  public Map<UUID, String> grantIds(Collection<UUID> vnfLcmOpOccIds) {
    if (vnfLcmOpOccIds.isEmpty()) {
      return Map.of();
    }
    Map<UUID, String> found = new HashMap<>();
    RowCallbackHandler remember = row -> found.put(row.getObject(1, UUID.class), row.getString(2));
    jdbc.sql(
            """
            select vnf_lcm_op_occ_id, grant_id from vnf_lcm_op_grant
            where vnf_lcm_op_occ_id in (:ids) and grant_id is not null
            """)
        .param("ids", vnfLcmOpOccIds)
        .query(remember);
    return found;
  }

  /** The NFVO has the question, and will answer there. */
  public void asked(UUID vnfLcmOpOccId, String location) {
    jdbc.sql(
            """
            insert into vnf_lcm_op_grant (vnf_lcm_op_occ_id, location) values (?, ?)
            on conflict (vnf_lcm_op_occ_id) do update set location = excluded.location
            """)
        .params(vnfLcmOpOccId, location)
        .update();
  }

  /** The NFVO has answered. */
  public void granted(UUID vnfLcmOpOccId, Grant grant) {
    jdbc.sql(
            """
            insert into vnf_lcm_op_grant (vnf_lcm_op_occ_id, grant_id, content) values (?, ?, ?::jsonb)
            on conflict (vnf_lcm_op_occ_id) do update
              set grant_id = excluded.grant_id, content = excluded.content
            """)
        .params(vnfLcmOpOccId, grant.id(), json.writeValueAsString(grant))
        .update();
  }
}
