package org.pawl.vnfm.vnflcm;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * The rows of db-scheduler's table that stand for operations. Rows come and go in the caller's
 * transaction, so that an operation and its task are there together or not at all.
 */
@Component
class LcmTasks {

  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("vnf-lcm-op-occ");

  /** A task was added; it can be looked for as soon as the transaction is over. */
  record Enqueued(UUID occurrenceId) {}

  private final SchedulerClient client;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LcmTasks(DataSource dataSource, ApplicationEventPublisher events, Clock clock) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource)).build();
    this.jdbc = JdbcClient.create(dataSource);
    this.events = events;
    this.clock = clock;
  }

  void enqueue(UUID occurrenceId) {
    if (!client.scheduleIfNotExists(
        TASK.instance(occurrenceId.toString()).scheduledTo(clock.instant()))) {
      throw new IllegalStateException("Operation " + occurrenceId + " has a task already.");
    }
    events.publishEvent(new Enqueued(occurrenceId));
  }

  void remove(UUID occurrenceId) {
    jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ?")
        .params(TASK.getTaskName(), occurrenceId.toString())
        .update();
  }

  /**
   * Whether db-scheduler's row still is the executor's, and the operation was not taken up since.
   */
  boolean holds(Lease lease) {
    return jdbc.sql(
            """
            select 1 from scheduled_tasks t join vnf_lcm_op_occ o on t.task_instance = o.id::text
            where t.task_name = ? and t.task_instance = ? and t.picked and t.picked_by = ?
              and t.version = ? and o.lease = ?
            """)
        .params(
            TASK.getTaskName(),
            lease.occurrenceId().toString(),
            lease.pickedBy(),
            lease.pickVersion(),
            lease.number())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** How the operation shall be stopped, if it shall. */
  Optional<CancelMode> cancelMode(UUID occurrenceId) {
    return jdbc.sql(
            "select cancel_mode from vnf_lcm_op_occ where id = ? and cancel_mode is not null")
        .param(occurrenceId)
        .query(String.class)
        .optional()
        .map(CancelMode::valueOf);
  }

  /** Frees what a VNFM of this name was at when it died, so that it need not be found out. */
  int releasePicksOf(String node) {
    return jdbc.sql(
            """
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
            where task_name = ? and picked_by = ?
            """)
        .params(TASK.getTaskName(), node)
        .update();
  }

  /** Operations that should be executed but that no task stands for. */
  List<UUID> orphans() {
    return jdbc.sql(
            """
            select o.id from vnf_lcm_op_occ o
            where o.operation_state in ('STARTING', 'PROCESSING', 'ROLLING_BACK')
              and not exists (
                select 1 from scheduled_tasks t
                where t.task_name = ? and t.task_instance = o.id::text)
            """)
        .param(TASK.getTaskName())
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }
}
