package org.pawl.vnfm.vnfpkgm;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.trust.SecretSeal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packages that the VNFM shall fetch by itself: a row with what to fetch, and a task of
 * db-scheduler, which come and go in one transaction with the package's state.
 */
@Component
@Transactional
class PackageDownloads {

  static final String TASK_TABLE = "package_task";
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("package-download");

  /** There is something to fetch. */
  record Ordered(UUID packageId) {}

  /** What to fetch, and as which upload. */
  record Download(UUID upload, String uri, @Nullable SubscriptionAuthentication authentication) {}

  private final PackageTransitions transitions;
  private final PackageProperties properties;
  private final SecretSeal seal;
  private final JsonMapper json;
  private final SchedulerClient client;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PackageDownloads(
      PackageTransitions transitions,
      PackageProperties properties,
      SecretSeal seal,
      JsonMapper json,
      DataSource dataSource,
      ApplicationEventPublisher events,
      Clock clock) {
    this.transitions = transitions;
    this.properties = properties;
    this.seal = seal;
    this.json = json;
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(TASK_TABLE)
            .build();
    this.jdbc = JdbcClient.create(dataSource);
    this.events = events;
    this.clock = clock;
  }

  /** Has a package's content fetched; it is UPLOADING from now on. */
  void order(UUID packageId, String uri, @Nullable SubscriptionAuthentication authentication) {
    var upload = UUID.randomUUID();
    var now = clock.instant();
    transitions.beginUpload(packageId, upload, now.plus(properties.downloadLimit()));
    jdbc.sql(
            """
            insert into vnf_package_download (package_id, upload_id, address, authentication)
            values (?, ?, ?, ?)
            on conflict (package_id) do update set upload_id = excluded.upload_id,
              address = excluded.address, authentication = excluded.authentication
            """)
        .param(packageId)
        .param(upload)
        .param(uri)
        .param(
            authentication == null
                ? null
                : seal.seal(name(packageId), json.writeValueAsString(authentication)))
        .update();
    client.scheduleIfNotExists(TASK.instance(packageId.toString()).scheduledTo(now));
    events.publishEvent(new Ordered(packageId));
  }

  /** What is to be fetched for a package; empty when that is over, or the package gone. */
  @Transactional(readOnly = true)
  Optional<Download> find(UUID packageId) {
    return jdbc.sql(
            "select upload_id, address, authentication from vnf_package_download where package_id = ?")
        .param(packageId)
        .query((row, number) ->
            new Download(
                row.getObject(1, UUID.class),
                row.getString(2),
                authentication(packageId, row.getBytes(3))))
        .optional();
  }

  private @Nullable SubscriptionAuthentication authentication(
      UUID packageId, byte @Nullable [] sealed) {
    return sealed == null
        ? null
        : json.readValue(seal.open(name(packageId), sealed), SubscriptionAuthentication.class);
  }

  /** Forgets what was to be fetched, and the credentials for it. */
  void forget(UUID packageId, UUID upload) {
    jdbc.sql("delete from vnf_package_download where package_id = ? and upload_id = ?")
        .params(packageId, upload)
        .update();
  }

  private static String name(UUID packageId) {
    return "package-download " + packageId;
  }
}
