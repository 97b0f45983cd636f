package org.pawl.vnfm.application.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what was done; it only grows. */
@Repository
public class AuditTrail {

  /** An entry and its place in the table. */
  record Line(long sequence, AuditEntry entry) {}

  /** Which entries are wanted; null for any. */
  record Query(
      @Nullable String who,
      @Nullable String tenant,
      @Nullable String method,
      @Nullable Integer status,
      @Nullable String path,
      @Nullable String requestId,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime until,
      @Nullable Long before) {}

  private final JdbcClient database;

  AuditTrail(JdbcClient database) {
    this.database = database;
  }

  /** Adds an entry. */
  public void add(AuditEntry entry) {
    database
        .sql(
            """
            insert into audit_entry (at, who, tenant, method, path, status, remote_address, request_id)
            values (:at, :who, :tenant, :method, :path, :status, :address, :request)
            """)
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("who", entry.who())
        .param("tenant", entry.tenant())
        .param("method", entry.method())
        .param("path", entry.path())
        .param("status", entry.status())
        .param("address", entry.remoteAddress())
        .param("request", entry.requestId())
        .update();
  }

  /** The latest entries that fit, and are visible to the caller. */
  List<Line> find(Query query, int most) {
    return database
        .sql(
            """
            select * from audit_entry
            where (:who::text is null or who = :who)
              and (:tenant::text is null or tenant = :tenant)
              and (:method::text is null or method = :method)
              and (:status::int is null or status = :status)
              and (:path::text is null or path = :path or starts_with(path, :path || '/'))
              and (:request::text is null or request_id = :request)
              and (:since::timestamptz is null or at >= :since)
              and (:until::timestamptz is null or at < :until)
              and (:before::bigint is null or sequence < :before)
            order by sequence desc limit :most
            """)
        .param("who", query.who())
        .param("tenant", query.tenant())
        .param("method", query.method())
        .param("status", query.status())
        .param("path", query.path())
        .param("request", query.requestId())
        .param("since", query.since())
        .param("until", query.until())
        .param("before", query.before())
        .param("most", most)
        .query(AuditTrail::line)
        .list();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getLong("sequence"),
        new AuditEntry(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("who"),
            row.getString("tenant"),
            row.getString("method"),
            row.getString("path"),
            row.getInt("status"),
            row.getString("remote_address"),
            row.getString("request_id")));
  }
}
