package org.pawl.vnfm.vnfind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of indicators and of when they are read. */
@Repository
class IndicatorRows {

  private static final String SELECT =
      "select vnf_instance_id, indicator_id, name, value, changed_at from vnf_indicator ";
  private static final String ORDER = "order by vnf_instance_id, indicator_id";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  IndicatorRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<VnfIndicator> all() {
    return jdbc.sql(SELECT + ORDER).query(this::indicator).list();
  }

  List<VnfIndicator> of(UUID vnfInstanceId) {
    return jdbc.sql(SELECT + "where vnf_instance_id = ? " + ORDER)
        .param(vnfInstanceId)
        .query(this::indicator)
        .list();
  }

  Optional<VnfIndicator> find(UUID vnfInstanceId, String indicatorId) {
    return jdbc.sql(SELECT + "where vnf_instance_id = ? and indicator_id = ?")
        .params(vnfInstanceId, indicatorId)
        .query(this::indicator)
        .optional();
  }

  /**
   * Stores a value; false when it is what is stored already, or the instance is not read any more.
   */
  boolean store(VnfIndicator indicator) {
    return jdbc.sql(
                """
                insert into vnf_indicator as old (vnf_instance_id, indicator_id, name, value, changed_at)
                select :vnf, :id, :name, :value::jsonb, :now
                from vnf_indicator_reading where vnf_instance_id = :vnf for share
                on conflict (vnf_instance_id, indicator_id) do update
                set name = excluded.name, value = excluded.value, changed_at = excluded.changed_at
                where old.value <> excluded.value
                """)
            .param("vnf", indicator.vnfInstanceId())
            .param("id", indicator.id())
            .param("name", indicator.name())
            .param("value", indicator.value().toString())
            .param("now", time(indicator.changedAt()))
            .update()
        == 1;
  }

  /** Has an instance read from now on. */
  void beginReading(UUID vnfInstanceId, Instant now) {
    jdbc.sql(
            """
            insert into vnf_indicator_reading (vnf_instance_id, next_at) values (?, ?)
            on conflict (vnf_instance_id) do nothing
            """)
        .params(vnfInstanceId, time(now))
        .update();
  }

  /** Reads an instance no more, and forgets what it said. */
  void endReading(UUID vnfInstanceId) {
    jdbc.sql("delete from vnf_indicator_reading where vnf_instance_id = ?")
        .param(vnfInstanceId)
        .update();
    jdbc.sql("delete from vnf_indicator where vnf_instance_id = ?").param(vnfInstanceId).update();
  }

  /** Takes instances whose time has come; no other VNFM takes them until {@code next}. */
  List<UUID> take(int most, Instant now, Instant next) {
    return jdbc.sql(
            """
            update vnf_indicator_reading set next_at = :next where vnf_instance_id in (
              select vnf_instance_id from vnf_indicator_reading where next_at <= :now
              order by next_at limit :most for update skip locked)
            returning vnf_instance_id
            """)
        .param("next", time(next))
        .param("now", time(now))
        .param("most", most)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  private VnfIndicator indicator(ResultSet row, int number) throws SQLException {
    return new VnfIndicator(
        row.getObject("vnf_instance_id", UUID.class),
        row.getString("indicator_id"),
        row.getString("name"),
        json.readTree(row.getString("value")),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
