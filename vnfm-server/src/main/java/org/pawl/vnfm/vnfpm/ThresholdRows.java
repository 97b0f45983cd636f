package org.pawl.vnfm.vnfpm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of thresholds. */
@Repository
class ThresholdRows {

  private static final String SELECT =
      """
      select id, version, object_type, object_instance_id, sub_object_instance_ids, criteria, crossed_objects
      from pm_threshold
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ThresholdRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Threshold threshold, Instant now) {
    jdbc.sql(
            """
            insert into pm_threshold
              (id, created_at, object_type, object_instance_id, sub_object_instance_ids, criteria, next_evaluation_at)
            values (:id, :now, :type, :object, :subs::jsonb, :criteria::jsonb, :now)
            """)
        .param("id", threshold.id())
        .param("now", MeasurementRows.time(now))
        .param("type", threshold.objectType().name())
        .param("object", UUID.fromString(threshold.objectInstanceId()))
        .param(
            "subs",
            threshold.subObjectInstanceIds() == null
                ? null
                : json.writeValueAsString(threshold.subObjectInstanceIds()))
        .param("criteria", json.writeValueAsString(threshold.criteria()))
        .update();
  }

  List<Threshold> all() {
    return jdbc.sql(SELECT + "order by id").query(this::threshold).list();
  }

  Optional<Threshold> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(this::threshold).optional();
  }

  /** One threshold that is due for a look, and that no other VNFM is at. */
  Optional<Threshold> due(Instant moment) {
    return jdbc.sql(
            SELECT
                + "where next_evaluation_at <= ? order by next_evaluation_at limit 1 for update skip locked")
        .param(MeasurementRows.time(moment))
        .query(this::threshold)
        .optional();
  }

  void evaluated(UUID id, Set<String> crossedObjects, Instant next) {
    jdbc.sql(
            "update pm_threshold set crossed_objects = ?::jsonb, next_evaluation_at = ? where id = ?")
        .params(json.writeValueAsString(crossedObjects), MeasurementRows.time(next), id)
        .update();
  }

  void changed(UUID id) {
    jdbc.sql("update pm_threshold set version = version + 1 where id = ?").param(id).update();
  }

  private Threshold threshold(ResultSet row, int number) throws SQLException {
    var subs = row.getString("sub_object_instance_ids");
    return new Threshold(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        ObjectType.valueOf(row.getString("object_type")),
        row.getString("object_instance_id"),
        subs == null ? null : json.readValue(subs, new TypeReference<List<String>>() {}),
        json.readValue(row.getString("criteria"), Threshold.Criteria.class),
        json.readValue(row.getString("crossed_objects"), new TypeReference<Set<String>>() {}));
  }
}
