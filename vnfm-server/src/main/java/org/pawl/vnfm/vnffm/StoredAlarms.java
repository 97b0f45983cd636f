package org.pawl.vnfm.vnffm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnffm.AlarmEvent.AlarmCleared;
import org.pawl.vnfm.vnffm.AlarmEvent.AlarmRaised;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of alarms. Of several VNFMs that see one fault, the first raises the alarm. */
@Repository
class StoredAlarms implements Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(StoredAlarms.class);

  private static final String COLUMNS =
      "id, managed_object_id, vnfc_id, cause, detail, alarm_raised_time, alarm_changed_time,"
          + " alarm_cleared_time, ack_state, version";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM alarm ";
  private static final String NEWEST_FIRST = " ORDER BY alarm_raised_time DESC, id";

  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredAlarms(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  void raise(UUID vnfInstanceId, UUID vnfcId, AlarmCause cause, String detail) {
    database
        .sql(
            """
            INSERT INTO alarm (id, managed_object_id, vnfc_id, cause, detail, alarm_raised_time)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (vnfc_id, cause) WHERE alarm_cleared_time IS NULL DO NOTHING
            RETURNING
            """
                + COLUMNS)
        .params(UUID.randomUUID(), vnfInstanceId, vnfcId, cause.name(), detail, now())
        .query(StoredAlarms::alarm)
        .optional()
        .ifPresent(alarm -> {
          LOG.warn("alarm {} of VNF instance {}: {}", alarm.id(), vnfInstanceId, detail);
          events.publishEvent(new AlarmRaised(alarm));
        });
  }

  void clear(Alarm open) {
    database
        .sql(
            """
            UPDATE alarm SET alarm_cleared_time = ?, alarm_changed_time = ?, version = version + 1
            WHERE id = ? AND alarm_cleared_time IS NULL
            RETURNING
            """
                + COLUMNS)
        .params(now(), now(), open.id())
        .query(StoredAlarms::alarm)
        .optional()
        .ifPresent(alarm -> {
          LOG.info("alarm {} is over: {}", alarm.id(), alarm.cause().probableCause());
          events.publishEvent(new AlarmCleared(alarm));
        });
  }

  @Override
  public List<Alarm> all() {
    return database.sql(SELECT + NEWEST_FIRST).query(StoredAlarms::alarm).list();
  }

  @Override
  public List<Alarm> of(UUID vnfInstanceId) {
    return database
        .sql(SELECT + "WHERE managed_object_id = ?" + NEWEST_FIRST)
        .param(vnfInstanceId)
        .query(StoredAlarms::alarm)
        .list();
  }

  @Override
  public List<Alarm> active() {
    return database
        .sql(SELECT + "WHERE alarm_cleared_time IS NULL" + NEWEST_FIRST)
        .query(StoredAlarms::alarm)
        .list();
  }

  @Override
  public Optional<Alarm> find(UUID id) {
    return database.sql(SELECT + "WHERE id = ?").param(id).query(StoredAlarms::alarm).optional();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Alarm alarm(ResultSet row, int number) throws SQLException {
    return new Alarm(
        row.getObject("id", UUID.class),
        row.getObject("managed_object_id", UUID.class),
        row.getObject("vnfc_id", UUID.class),
        AlarmCause.valueOf(row.getString("cause")),
        row.getString("detail"),
        row.getObject("alarm_raised_time", OffsetDateTime.class).toInstant(),
        time(row, "alarm_changed_time"),
        time(row, "alarm_cleared_time"),
        AckState.valueOf(row.getString("ack_state")),
        row.getInt("version"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
