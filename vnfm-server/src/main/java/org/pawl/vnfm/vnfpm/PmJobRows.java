package org.pawl.vnfm.vnfpm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of PM jobs and their reports. */
@Repository
class PmJobRows {

  private static final String SELECT =
      """
      select id, version, object_type, object_instance_ids, sub_object_instance_ids, criteria,
        reported_until, next_report_at
      from pm_job
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PmJobRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(PmJob job, Instant now) {
    jdbc.sql(
            """
            insert into pm_job
              (id, created_at, object_type, object_instance_ids, sub_object_instance_ids, criteria,
               reported_until, next_report_at)
            values (:id, :now, :type, :objects::jsonb, :subs::jsonb, :criteria::jsonb, :until, :next)
            """)
        .param("id", job.id())
        .param("now", MeasurementRows.time(now))
        .param("type", job.objectType().name())
        .param("objects", json.writeValueAsString(job.objectInstanceIds()))
        .param(
            "subs",
            job.subObjectInstanceIds() == null
                ? null
                : json.writeValueAsString(job.subObjectInstanceIds()))
        .param("criteria", json.writeValueAsString(job.criteria()))
        .param("until", MeasurementRows.time(job.reportedUntil()))
        .param("next", job.nextReportAt() == null ? null : MeasurementRows.time(job.nextReportAt()))
        .update();
  }

  List<PmJob> all() {
    return jdbc.sql(SELECT + "order by id").query(this::job).list();
  }

  Optional<PmJob> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(this::job).optional();
  }

  /** One job whose reporting period ended before a moment, and that no other VNFM is at. */
  Optional<PmJob> due(Instant moment) {
    return jdbc.sql(
            SELECT
                + "where next_report_at <= ? order by next_report_at limit 1 for update skip locked")
        .param(MeasurementRows.time(moment))
        .query(this::job)
        .optional();
  }

  void reported(UUID id, Instant until, @Nullable Instant next) {
    jdbc.sql("update pm_job set reported_until = :until, next_report_at = :next where id = :id")
        .param("until", MeasurementRows.time(until))
        .param("next", next == null ? null : MeasurementRows.time(next))
        .param("id", id)
        .update();
  }

  void changed(UUID id) {
    jdbc.sql("update pm_job set version = version + 1 where id = ?").param(id).update();
  }

  void addReport(PmReport report, String content) {
    jdbc.sql(
            "insert into pm_report (id, pm_job_id, ready_time, expiry_time, content) values (?, ?, ?, ?, ?::jsonb)")
        .params(
            report.id(),
            report.pmJobId(),
            MeasurementRows.time(report.readyTime()),
            MeasurementRows.time(report.expiryTime()),
            content)
        .update();
  }

  Optional<PmReport> newestReport(UUID jobId) {
    return jdbc.sql(
            """
            select id, pm_job_id, ready_time, expiry_time from pm_report
            where pm_job_id = ? order by ready_time desc limit 1
            """)
        .param(jobId)
        .query((row, number) ->
            new PmReport(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                instant(row, "ready_time"),
                instant(row, "expiry_time")))
        .optional();
  }

  Optional<String> reportContent(UUID jobId, UUID reportId) {
    return jdbc.sql("select content from pm_report where pm_job_id = ? and id = ?")
        .params(jobId, reportId)
        .query(String.class)
        .optional();
  }

  void removeExpiredReports(Instant now) {
    jdbc.sql("delete from pm_report where expiry_time < ?")
        .param(MeasurementRows.time(now))
        .update();
  }

  private PmJob job(ResultSet row, int number) throws SQLException {
    var subs = row.getString("sub_object_instance_ids");
    var next = row.getObject("next_report_at", OffsetDateTime.class);
    return new PmJob(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        ObjectType.valueOf(row.getString("object_type")),
        texts(row.getString("object_instance_ids")),
        subs == null ? null : texts(subs),
        json.readValue(row.getString("criteria"), PmJob.Criteria.class),
        instant(row, "reported_until"),
        next == null ? null : next.toInstant());
  }

  private List<String> texts(String stored) {
    return json.readValue(stored, new TypeReference<List<String>>() {});
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
