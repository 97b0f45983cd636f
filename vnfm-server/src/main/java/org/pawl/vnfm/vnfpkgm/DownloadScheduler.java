package org.pawl.vnfm.vnfpkgm;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has ordered packages fetched: those that this VNFM gets from db-scheduler, which gives each to
 * one living VNFM, and to another when that one dies.
 */
@Component
class DownloadScheduler implements SmartLifecycle {

  private static final int AT_ONCE = 4;
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofMillis(1500);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration POLLING = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final PackageDownload download;
  private final Clock clock;
  private volatile @Nullable Scheduler running;

  DownloadScheduler(DataSource dataSource, PackageDownload download, Clock clock) {
    this.dataSource = dataSource;
    this.download = download;
    this.clock = clock;
  }

  @Override
  public void start() {
    var task =
        Tasks.custom(PackageDownloads.TASK)
            .onFailure(
                (failed, work) -> work.reschedule(failed, clock.instant().plus(AFTER_A_FAULT)))
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
              download.run(UUID.fromString(instance.getId()), () -> running == null);
              return (complete, work) -> work.stop();
            });
    var scheduler =
        Scheduler.create(dataSource, task)
            .tableName(PackageDownloads.TASK_TABLE)
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .threads(AT_ONCE)
            .executorService(
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("download-", 0).factory()))
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ZERO)
            .enableImmediateExecution()
            .build();
    running = scheduler;
    scheduler.start();
  }

  /** Looks at once, when the transaction that ordered a package is over. */
  @TransactionalEventListener
  void look(PackageDownloads.Ordered ordered) {
    var current = running;
    if (current != null) {
      current.triggerCheckForDueExecutions();
    }
  }

  /** Breaks off what is being fetched; another VNFM, or the next start, begins it again. */
  @Override
  public void stop() {
    var current = running;
    if (current != null) {
      running = null;
      current.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }
}
