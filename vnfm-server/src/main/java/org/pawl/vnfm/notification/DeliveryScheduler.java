package org.pawl.vnfm.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has lanes delivered: those that this VNFM gets from db-scheduler, which gives each to one living
 * VNFM only.
 */
@Component
class DeliveryScheduler implements SmartLifecycle {

  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
  private static final Duration HAND_OVER_LIMIT = Duration.ofSeconds(15);

  private final DataSource dataSource;
  private final Delivery delivery;
  private final NotificationProperties properties;
  private final Clock clock;
  private volatile @Nullable Running running;

  private record Running(Scheduler scheduler, CountDownLatch stopping) {}

  DeliveryScheduler(
      DataSource dataSource, Delivery delivery, NotificationProperties properties, Clock clock) {
    this.dataSource = dataSource;
    this.delivery = delivery;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    var stopping = new CountDownLatch(1);
    var scheduler = build(stopping);
    running = new Running(scheduler, stopping);
    scheduler.start();
  }

  private Scheduler build(CountDownLatch stopping) {
    var task =
        Tasks.custom(Outbox.TASK)
            .onFailure(
                (failed, work) -> work.reschedule(failed, clock.instant().plus(AFTER_A_FAULT)))
            .onDeadExecutionRevive()
            .execute((instance, context) -> execute(instance, context, stopping));
    return Scheduler.create(dataSource, task)
        .tableName(Outbox.TASK_TABLE)
        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
        .threads(properties.threads())
        .executorService(
            Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("notification-", 0).factory()))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(properties.pollingInterval())
        .heartbeatInterval(properties.heartbeatInterval())
        .missedHeartbeatsLimit(properties.missedHeartbeats())
        .shutdownMaxWait(HAND_OVER_LIMIT)
        .enableImmediateExecution()
        .build();
  }

  private CompletionHandler<Void> execute(
      TaskInstance<Void> instance, ExecutionContext context, CountDownLatch stopping) {
    var pick = context.getExecution();
    var result = delivery.run(Lane.parse(instance.getId()), pick.pickedBy, pick.version, stopping);
    return switch (result) {
      case Delivery.Result.Ended ended -> (complete, work) -> {};
      case Delivery.Result.Lost lost -> (complete, work) -> {};
      case Delivery.Result.Again again -> (complete, work) -> work.reschedule(complete, again.at());
    };
  }

  /** Looks at once, when the transaction that filled a lane is over. */
  @TransactionalEventListener
  void look(Outbox.Filled filled) {
    var current = running;
    if (current != null) {
      current.scheduler().triggerCheckForDueExecutions();
    }
  }

  /** Ends after the deliveries that are going on. */
  @Override
  public void stop() {
    var current = running;
    if (current != null) {
      running = null;
      current.stopping().countDown();
      current.scheduler().stop();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return properties.delivering();
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }
}
