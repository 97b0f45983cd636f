package org.pawl.vnfm.vnffm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnffm.AlarmEvent.AlarmChanged;
import org.pawl.vnfm.vnffm.AlarmEvent.AlarmCleared;
import org.pawl.vnfm.vnffm.AlarmEvent.AlarmRaised;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of alarms. Of several VNFMs that see one fault, the first raises the alarm. News of an
 * alarm are published in the transaction that changes it.
 */
@Repository
@Transactional
class StoredAlarms implements Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(StoredAlarms.class);

  private static final String COLUMNS =
      "id, managed_object_id, vnfc_id, cause, detail, alarm_raised_time, alarm_changed_time,"
          + " alarm_cleared_time, alarm_acknowledged_time, ack_state, escalated_severity,"
          + " faulty_resource, root_alarm_id, version,"
          + " CASE WHEN root_alarm_id IS NULL"
          + " THEN ARRAY(SELECT c.id FROM alarm c WHERE c.root_alarm_id = alarm.id ORDER BY c.id)"
          + " ELSE ARRAY[root_alarm_id] END AS correlated_alarm_ids";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM alarm ";
  private static final String NEWEST_FIRST = " ORDER BY alarm_raised_time DESC, id";

  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  StoredAlarms(
      JdbcClient database, ApplicationEventPublisher events, JsonMapper json, Clock clock) {
    this.database = database;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  void raise(UUID vnfInstanceId, UUID vnfcId, AlarmCause cause, String detail) {
    raise(vnfInstanceId, vnfcId, cause, detail, null);
  }

  /** A lost heartbeat is part of the loss of many agents, if that lasts. */
  void raise(
      UUID vnfInstanceId,
      UUID vnfcId,
      AlarmCause cause,
      String detail,
      @Nullable FaultyResource faulty) {
    database
        .sql(
            """
            INSERT INTO alarm
              (id, managed_object_id, vnfc_id, cause, detail, alarm_raised_time, faulty_resource,
               root_alarm_id)
            VALUES (:id, :vnf, :vnfc, :cause, :detail, :now, :faulty::jsonb,
              (SELECT root.id FROM alarm root
               WHERE :cause = 'HEARTBEAT_LOST' AND root.cause = 'AGENTS_LOST'
                 AND root.alarm_cleared_time IS NULL
                 AND root.tenant IS NOT DISTINCT FROM pawl_tenant_of(:vnf)))
            ON CONFLICT DO NOTHING
            RETURNING
            """
                + COLUMNS)
        .param("id", UUID.randomUUID())
        .param("vnf", vnfInstanceId)
        .param("vnfc", vnfcId)
        .param("cause", cause.name())
        .param("detail", detail)
        .param("now", now())
        .param("faulty", faulty == null ? null : json.writeValueAsString(faulty))
        .query(this::alarm)
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
        .query(this::alarm)
        .optional()
        .ifPresent(alarm -> {
          LOG.info("alarm {} is over: {}", alarm.id(), alarm.cause().probableCause());
          events.publishEvent(new AlarmCleared(alarm));
        });
  }

  /** The open alarms of many lost agents: one in each tenant whose agents are among them. */
  List<Alarm> lossesOfMany() {
    return database
        .sql(SELECT + "WHERE cause = 'AGENTS_LOST' AND alarm_cleared_time IS NULL")
        .query(this::alarm)
        .list();
  }

  /** The first in each tenant that has no open alarm of many lost agents. */
  List<UUID> firstWithoutLossOfMany(List<UUID> vnfInstanceIds) {
    return database
        .sql(
            """
            SELECT DISTINCT ON (lost.tenant) lost.id
            FROM (SELECT id, place, pawl_tenant_of(id) AS tenant
                  FROM unnest(:ids) WITH ORDINALITY AS given (id, place)) lost
            WHERE NOT EXISTS (SELECT FROM alarm
              WHERE cause = 'AGENTS_LOST' AND alarm_cleared_time IS NULL
                AND tenant IS NOT DISTINCT FROM lost.tenant)
            ORDER BY lost.tenant, lost.place
            """)
        .param("ids", vnfInstanceIds.toArray(UUID[]::new))
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Makes the lost heartbeats of its tenant part of this fault. */
  void correlate(UUID rootAlarmId) {
    moveHeartbeats(
        "root_alarm_id IS NULL AND tenant IS NOT DISTINCT FROM"
            + " (SELECT root.tenant FROM alarm root WHERE root.id = :fault)",
        rootAlarmId,
        rootAlarmId);
  }

  /** What was part of a fault that is over, and lasts, is a fault of its own again. */
  void uncorrelate(UUID rootAlarmId) {
    moveHeartbeats("root_alarm_id = :fault", rootAlarmId, null);
  }

  private void moveHeartbeats(String which, UUID fault, @Nullable UUID root) {
    database
        .sql(
            "UPDATE alarm SET root_alarm_id = :root, alarm_changed_time = :now,"
                + " version = version + 1"
                + " WHERE cause = 'HEARTBEAT_LOST' AND alarm_cleared_time IS NULL AND "
                + which
                + " RETURNING "
                + COLUMNS)
        .param("root", root, Types.OTHER)
        .param("now", now())
        .param("fault", fault)
        .query(this::alarm)
        .list()
        .forEach(alarm -> events.publishEvent(new AlarmChanged(alarm)));
  }

  /** Acknowledges an alarm or takes that back; refuses with 404, 412 or 409. */
  Alarm acknowledge(UUID id, AckState wanted, @Nullable String ifMatch) {
    Alarm alarm = lock(id, ifMatch);
    if (alarm.ackState() == wanted) {
      throw Problem.conflict("The alarm " + id + " is " + wanted + " already.");
    }
    return change(
        database
            .sql(
                """
                UPDATE alarm SET ack_state = :state, alarm_changed_time = :now, version = version + 1,
                  alarm_acknowledged_time = CASE :state WHEN 'ACKNOWLEDGED' THEN :now END
                WHERE id = :id RETURNING
                """
                    + COLUMNS)
            .param("state", wanted.name())
            .param("now", now())
            .param("id", id));
  }

  /** Gives an alarm the severity that a consumer proposes; refuses with 404 or 409. */
  Alarm escalate(UUID id, PerceivedSeverity proposed) {
    Alarm alarm = lock(id, null);
    if (!alarm.isActive()) {
      throw Problem.conflict("The alarm " + id + " is CLEARED: its fault is over.");
    }
    if (alarm.perceivedSeverity() == proposed) {
      throw Problem.conflict("The alarm " + id + " is " + proposed + " already.");
    }
    return change(
        database
            .sql(
                """
                UPDATE alarm SET escalated_severity = ?, alarm_changed_time = ?, version = version + 1
                WHERE id = ? RETURNING
                """
                    + COLUMNS)
            .params(proposed.name(), now(), id));
  }

  private Alarm lock(UUID id, @Nullable String ifMatch) {
    Alarm alarm =
        database
            .sql(SELECT + "WHERE id = ? FOR UPDATE")
            .param(id)
            .query(this::alarm)
            .optional()
            .orElseThrow(() -> Problem.notFound("alarm", id));
    Etag.of(alarm.version()).requireMatch(ifMatch);
    return alarm;
  }

  private Alarm change(JdbcClient.StatementSpec update) {
    Alarm changed = update.query(this::alarm).single();
    LOG.info("alarm {} is {} {}", changed.id(), changed.ackState(), changed.perceivedSeverity());
    events.publishEvent(new AlarmChanged(changed));
    return changed;
  }

  /** Removes the alarms that have been over for a long time; how many. */
  int forgetClearedBefore(Instant limit) {
    return database
        .sql("DELETE FROM alarm WHERE alarm_cleared_time < ?")
        .param(limit.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<Alarm> all() {
    return database.sql(SELECT + NEWEST_FIRST).query(this::alarm).list();
  }

  @Override
  public List<Alarm> of(UUID vnfInstanceId) {
    return database
        .sql(SELECT + "WHERE managed_object_id = ?" + NEWEST_FIRST)
        .param(vnfInstanceId)
        .query(this::alarm)
        .list();
  }

  @Override
  public List<Alarm> active() {
    return database
        .sql(SELECT + "WHERE alarm_cleared_time IS NULL" + NEWEST_FIRST)
        .query(this::alarm)
        .list();
  }

  @Override
  public Optional<Alarm> find(UUID id) {
    return database.sql(SELECT + "WHERE id = ?").param(id).query(this::alarm).optional();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Alarm alarm(ResultSet row, int number) throws SQLException {
    return new Alarm(
        row.getObject("id", UUID.class),
        row.getObject("managed_object_id", UUID.class),
        row.getObject("vnfc_id", UUID.class),
        AlarmCause.valueOf(row.getString("cause")),
        row.getString("detail"),
        row.getObject("alarm_raised_time", OffsetDateTime.class).toInstant(),
        time(row, "alarm_changed_time"),
        time(row, "alarm_cleared_time"),
        time(row, "alarm_acknowledged_time"),
        AckState.valueOf(row.getString("ack_state")),
        severity(row.getString("escalated_severity")),
        faulty(row.getString("faulty_resource")),
        row.getObject("root_alarm_id", UUID.class),
        List.of((UUID[]) row.getArray("correlated_alarm_ids").getArray()),
        row.getInt("version"));
  }

  private static @Nullable PerceivedSeverity severity(@Nullable String stored) {
    return stored == null ? null : PerceivedSeverity.valueOf(stored);
  }

  private @Nullable FaultyResource faulty(@Nullable String stored) {
    return stored == null ? null : json.readValue(stored, FaultyResource.class);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
