package org.pawl.vnfm.vnflcm;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hands operations to the executor: those that this VNFM gets from db-scheduler, which gives each
 * to one living VNFM only.
 */
@Component
class LcmScheduler implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LcmScheduler.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final LcmExecutor executor;
  private final Journal journal;
  private final LcmTasks tasks;
  private final LcmProperties properties;
  private final Clock clock;
  private volatile @Nullable Running running;

  private record Running(Scheduler scheduler, NodeName node, CountDownLatch stopping) {}

  LcmScheduler(
      DataSource dataSource,
      LcmExecutor executor,
      Journal journal,
      LcmTasks tasks,
      LcmProperties properties,
      Clock clock) {
    this.dataSource = dataSource;
    this.executor = executor;
    this.journal = journal;
    this.tasks = tasks;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    var node = NodeName.claim(dataSource, properties.node());
    if (node.isClaimed()) {
      int released = tasks.releasePicksOf(node.name());
      if (released > 0) {
        LOG.info("{} operations that this VNFM left unfinished go on", released);
      }
    } else {
      LOG.warn(
          "Another VNFM on this database is called {} too: set pawl.lcm.node-name to tell them"
              + " apart.",
          node.name());
    }
    tasks.orphans().forEach(journal::interrupted);
    var stopping = new CountDownLatch(1);
    var scheduler = build(node.name(), stopping);
    running = new Running(scheduler, node, stopping);
    scheduler.start();
  }

  private Scheduler build(String name, CountDownLatch stopping) {
    var task =
        Tasks.custom(LcmTasks.TASK)
            .onFailure(
                (failed, work) -> work.reschedule(failed, clock.instant().plus(AFTER_A_FAULT)))
            .onDeadExecutionRevive()
            .execute((instance, context) -> execute(instance, context, stopping));
    return Scheduler.create(dataSource, task)
        .schedulerName(new SchedulerName.Fixed(name))
        .threads(properties.threads())
        .executorService(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lcm-", 0).factory()))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(properties.pollingInterval())
        .heartbeatInterval(properties.heartbeatInterval())
        .missedHeartbeatsLimit(properties.missedHeartbeats())
        .shutdownMaxWait(properties.handOverLimit())
        .enableImmediateExecution()
        .build();
  }

  private CompletionHandler<Void> execute(
      TaskInstance<Void> instance, ExecutionContext context, CountDownLatch stopping) {
    var pick = context.getExecution();
    var result =
        executor.execute(UUID.fromString(instance.getId()), pick.pickedBy, pick.version, stopping);
    return switch (result) {
      case ENDED -> (complete, work) -> {};
      case HANDED_OVER -> (complete, work) -> work.reschedule(complete, clock.instant());
    };
  }

  /** Looks at once, when the transaction that wrote the task is over. */
  @TransactionalEventListener
  void look(LcmTasks.Enqueued enqueued) {
    var current = running;
    if (current != null) {
      current.scheduler().triggerCheckForDueExecutions();
    }
  }

  /** Lets go of what is being done: each executor stops at its next call, and the task is freed. */
  @Override
  public void stop() {
    var current = running;
    if (current != null) {
      running = null;
      current.stopping().countDown();
      current.scheduler().stop();
      current.node().release();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return properties.executing();
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }
}
