package org.pawl.vnfm.notification;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be delivered, and for each lane that has something a task of db-scheduler. Whoever
 * adds to a lane, or ends its task, holds the lane's lock until the commit: so the order of rows is
 * the order of commits, and no row is ever left without a task.
 */
@Component
@Transactional
class Outbox {

  static final String TASK_TABLE = "notification_task";
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("notification-lane");

  /** A lane got something to deliver. */
  record Filled(Lane lane) {}

  /** The first notification of a lane. */
  record Head(long sequence, UUID notificationId, String body, int attempts, Instant createdAt) {}

  private final SchedulerClient client;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Outbox(DataSource dataSource, ApplicationEventPublisher events) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(TASK_TABLE)
            .build();
    this.jdbc = JdbcClient.create(dataSource);
    this.events = events;
  }

  void add(Lane lane, UUID notificationId, String body, Instant now) {
    lock(lane);
    jdbc.sql(
            """
            insert into notification_outbox (notification_id, subscription_id, subject, body, created_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            notificationId,
            lane.subscriptionId(),
            lane.subject(),
            body,
            now.atOffset(ZoneOffset.UTC))
        .update();
    client.scheduleIfNotExists(TASK.instance(lane.name()).scheduledTo(now));
    events.publishEvent(new Filled(lane));
  }

  Optional<Head> head(Lane lane) {
    return jdbc.sql(
            """
            select sequence, notification_id, body, attempts, created_at from notification_outbox
            where subscription_id = ? and subject = ? order by sequence limit 1
            """)
        .params(lane.subscriptionId(), lane.subject())
        .query((row, number) ->
            new Head(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Ends the lane's task if there is nothing left to deliver; says whether it did. */
  boolean endIfEmpty(Lane lane) {
    lock(lane);
    if (head(lane).isPresent()) {
      return false;
    }
    jdbc.sql("delete from notification_task where task_name = ? and task_instance = ?")
        .params(TASK.getTaskName(), lane.name())
        .update();
    return true;
  }

  /** Whether db-scheduler's row still is the deliverer's. */
  boolean holds(Lane lane, String pickedBy, long version) {
    return jdbc.sql(
            """
            select 1 from notification_task
            where task_name = ? and task_instance = ? and picked and picked_by = ? and version = ?
            """)
        .params(TASK.getTaskName(), lane.name(), pickedBy, version)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void remove(long sequence) {
    jdbc.sql("delete from notification_outbox where sequence = ?").param(sequence).update();
  }

  void failed(long sequence, String reason) {
    jdbc.sql(
            "update notification_outbox set attempts = attempts + 1, last_error = ? where sequence = ?")
        .params(reason, sequence)
        .update();
  }

  /** Throws away what is too old; how much that was. */
  int removeOlderThan(Instant limit) {
    return jdbc.sql("delete from notification_outbox where created_at < ?")
        .param(limit.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Throws away the oldest ones where too many wait for one subscription; how much that was. */
  int removeBeyond(int maxPending) {
    return jdbc.sql(
            """
            delete from notification_outbox o using (
              select subscription_id, sequence,
                     row_number() over (partition by subscription_id order by sequence desc) as place
              from notification_outbox) ranked
            where o.sequence = ranked.sequence and ranked.place > ?
            """)
        .param(maxPending)
        .update();
  }

  private void lock(Lane lane) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("notification-lane " + lane.name())
        .query((row, number) -> true)
        .single();
  }
}
