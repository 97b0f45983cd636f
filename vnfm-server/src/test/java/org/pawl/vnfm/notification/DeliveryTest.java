package org.pawl.vnfm.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.notification.SubscriptionAuthentication.AuthType;
import org.pawl.vnfm.notification.SubscriptionAuthentication.ParamsBasic;
import org.pawl.vnfm.sol.ApiRoot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The way from the commit to the receiver; the VNFMs that deliver are made by the tests. */
@VnfmTest
@TestPropertySource(properties = "pawl.notifications.delivering=false")
class DeliveryTest {

  private static final NotificationProperties QUICK =
      new NotificationProperties(
          true,
          8,
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          4,
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofHours(1),
          10,
          100);

  @Autowired Notifications notifications;
  @Autowired SubscriptionRows subscriptions;
  @Autowired Outbox outbox;
  @Autowired Notifier notifier;
  @Autowired DataSource dataSource;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  final CallbackReceiver receiver = CallbackReceiver.open();
  final List<DeliveryScheduler> vnfms = new ArrayList<>();

  @AfterEach
  void clean() {
    vnfms.forEach(DeliveryScheduler::stop);
    receiver.close();
    jdbc.sql("delete from subscription").update();
    jdbc.sql("delete from notification_task").update();
  }

  private DeliveryScheduler vnfm() {
    var delivery = new Delivery(outbox, subscriptions, notifier, QUICK, clock);
    var scheduler = new DeliveryScheduler(dataSource, delivery, QUICK, clock);
    vnfms.add(scheduler);
    scheduler.start();
    return scheduler;
  }

  private UUID subscribe(@Nullable SubscriptionAuthentication authentication) {
    var id = UUID.randomUUID();
    var subscription =
        new Subscription(
            id,
            "vnflcm",
            "nfvo",
            receiver.uri("/" + id),
            Map.of("verbosity", "FULL"),
            new ApiRoot("https://vnfm.example"));
    assertThat(subscriptions.add(subscription, authentication, id.toString())).isTrue();
    return id;
  }

  private void publish(UUID subject, int number) {
    transaction.executeWithoutResult(_ -> say(subject, number));
  }

  private void say(UUID subject, int number) {
    notifications.publish(
        "vnflcm",
        subject,
        (subscription, id) ->
            Optional.of(
                Map.of(
                    "id",
                    id,
                    "subject",
                    subject,
                    "subscription",
                    subscription.id(),
                    "number",
                    number)));
  }

  private static void await(BooleanSupplier condition) {
    var deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("time is up").isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private List<Integer> numbers(UUID subscription, UUID subject) {
    return receiver.notifications().stream()
        .filter(each -> each.path().equals("/" + subscription))
        .map(CallbackReceiver.Received::json)
        .filter(each -> each.get("subject").stringValue().equals(subject.toString()))
        .map(each -> each.get("number").intValue())
        .toList();
  }

  @Test
  void event_whenItsTransactionCommits_isDeliveredToAllAndForgotten() {
    var one = subscribe(null);
    var other = subscribe(null);
    vnfm();

    publish(UUID.randomUUID(), 1);

    var received = receiver.awaitNotifications(2);
    assertThat(received)
        .extracting(CallbackReceiver.Received::path)
        .containsExactlyInAnyOrder("/" + one, "/" + other);
    assertThat(received.stream().map(each -> each.json().get("id").stringValue()).distinct())
        .as("the same id for all subscriptions")
        .hasSize(1);
    await(() -> count("notification_outbox") == 0 && count("notification_task") == 0);
  }

  @Test
  void event_whenItsTransactionFails_isToldToNobody() {
    subscribe(null);
    vnfm();

    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              say(UUID.randomUUID(), 1);
              throw new IllegalStateException("the change failed");
            }))
        .hasMessage("the change failed");

    assertThat(count("notification_outbox")).isZero();
    assertThat(count("notification_task")).isZero();
  }

  @Test
  void event_withoutTransaction_isAMistake() {
    assertThatThrownBy(() -> say(UUID.randomUUID(), 1))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void receiver_whenItFails_getsAllInOrderAfterwards() {
    var subscription = subscribe(null);
    var subject = UUID.randomUUID();
    var calls = new AtomicInteger();
    receiver.answer((request, exchange) ->
        exchange.sendResponseHeaders(calls.incrementAndGet() % 3 == 0 ? 204 : 503, -1));
    vnfm();

    IntStream.rangeClosed(1, 5).forEach(number -> publish(subject, number));

    await(() -> count("notification_outbox") == 0);
    assertThat(numbers(subscription, subject))
        .as("each one until it is taken, and none before the one before")
        .containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5);
  }

  @Test
  void failingReceiver_holdsUpNobodyElse() {
    var subscription = subscribe(null);
    var stuck = UUID.randomUUID();
    var free = UUID.randomUUID();
    receiver.answer((request, exchange) ->
        exchange.sendResponseHeaders(request.body().contains(stuck.toString()) ? 500 : 204, -1));
    vnfm();

    publish(stuck, 1);
    publish(free, 2);

    await(() -> numbers(subscription, free).equals(List.of(2)));
    await(() -> numbers(subscription, stuck).size() > 1);
    assertThat(count("notification_outbox")).isEqualTo(1);
    assertThat(jdbc.sql("select last_error from notification_outbox").query(String.class).single())
        .contains("500");
  }

  @Test
  void vnfm_whenItDiesAfterTheReceiverTookIt_leavesItToBeDeliveredAgain() {
    var subscription = subscribe(null);
    var subject = UUID.randomUUID();
    publish(subject, 1);
    publish(subject, 2);
    var lane = new Lane(subscription, subject);
    var version = pick(lane, "dead");
    Notifier dying =
        new Notifier() {
          @Override
          public void test(Callback to) {}

          @Override
          public void deliver(Callback to, String body) throws NotDelivered {
            notifier.deliver(to, body);
            throw new Crash();
          }
        };

    assertThatThrownBy(() ->
            new Delivery(outbox, subscriptions, dying, QUICK, clock)
                .run(lane, "dead", version, new CountDownLatch(1)))
        .isInstanceOf(Crash.class);
    assertThat(numbers(subscription, subject)).containsExactly(1);
    vnfm();

    await(() -> count("notification_outbox") == 0);
    assertThat(numbers(subscription, subject)).containsExactly(1, 1, 2);
    await(() -> count("notification_task") == 0);
  }

  /** A process that dies: nothing of ours catches it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void vnfm_whenItsTaskWasGivenToAnother_deliversNothingMore() {
    var subscription = subscribe(null);
    var subject = UUID.randomUUID();
    publish(subject, 1);
    var lane = new Lane(subscription, subject);
    var version = pick(lane, "slow");
    pick(lane, "another");

    var result =
        new Delivery(outbox, subscriptions, notifier, QUICK, clock)
            .run(lane, "slow", version, new CountDownLatch(1));

    assertThat(result).isInstanceOf(Delivery.Result.Lost.class);
    assertThat(receiver.notifications()).isEmpty();
  }

  private long pick(Lane lane, String vnfm) {
    return jdbc.sql(
            """
            update notification_task
            set picked = true, picked_by = ?, version = version + 1, last_heartbeat = now() - interval '1 minute'
            where task_instance = ? returning version
            """)
        .params(vnfm, lane.name())
        .query(Long.class)
        .single();
  }

  @Test
  void severalVnfms_whenTheyShareTheWork_keepEachLaneInOrder() {
    var subscription = subscribe(null);
    var subjects = IntStream.range(0, 12).mapToObj(_ -> UUID.randomUUID()).toList();
    vnfm();
    vnfm();
    vnfm();

    for (int number = 1; number <= 10; number++) {
      for (var subject : subjects) {
        publish(subject, number);
      }
    }

    await(() -> count("notification_outbox") == 0);
    for (var subject : subjects) {
      assertThat(numbers(subscription, subject)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }
    await(() -> count("notification_task") == 0);
  }

  @Test
  void concurrentCommits_areDeliveredInTheirOrder() throws InterruptedException {
    var subscription = subscribe(null);
    var subject = UUID.randomUUID();
    var threads = new ArrayList<Thread>();
    for (int number = 1; number <= 20; number++) {
      int mine = number;
      threads.add(Thread.ofVirtual().start(() -> publish(subject, mine)));
    }
    for (var thread : threads) {
      thread.join();
    }
    var order =
        jdbc.sql(
                "select (body::jsonb ->> 'number')::int from notification_outbox order by sequence")
            .query((row, number) -> row.getInt(1))
            .list();
    vnfm();

    await(() -> count("notification_outbox") == 0);
    assertThat(numbers(subscription, subject)).isEqualTo(order).hasSize(20);
  }

  @Test
  void subscription_whenDeleted_takesWhatWaitsWithIt() {
    var subscription = subscribe(null);
    publish(UUID.randomUUID(), 1);

    subscriptions.delete(subscription);
    assertThat(count("notification_outbox")).isZero();
    vnfm();

    await(() -> count("notification_task") == 0);
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void outbox_whenReceiversStayAway_doesNotGrowForEver() {
    subscribe(null);
    var subject = UUID.randomUUID();
    IntStream.rangeClosed(1, 15).forEach(number -> publish(subject, number));
    jdbc.sql(
            "update notification_outbox set created_at = ? where (body::jsonb ->> 'number')::int = 15")
        .param(OffsetDateTime.now(clock).minusHours(2))
        .update();

    new Delivery(outbox, subscriptions, notifier, QUICK, clock).giveUp();

    assertThat(
            jdbc.sql(
                    "select (body::jsonb ->> 'number')::int from notification_outbox order by sequence")
                .query((row, number) -> row.getInt(1))
                .list())
        .as("the newest ten, without the old one")
        .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
  }

  @Test
  void secrets_whenStored_areSealedAndComeOutForTheReceiverOnly() {
    var subscription =
        subscribe(
            new SubscriptionAuthentication(
                List.of(AuthType.BASIC), new ParamsBasic("nfvo", "open sesame"), null));
    var stored =
        jdbc.sql("select authentication from subscription where id = ?")
            .param(subscription)
            .query(byte[].class)
            .single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("sesame", "nfvo");
    assertThat(subscriptions.callback(subscription).orElseThrow().toString())
        .doesNotContain("sesame");
    vnfm();

    publish(UUID.randomUUID(), 1);

    assertThat(receiver.awaitNotifications(1).getFirst().authorization()).startsWith("Basic ");
  }

  @Test
  void retries_waitLongerEachTimeUpToALimit() {
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(QUICK::retryAfter).map(Duration::toMillis))
        .containsExactly(50L, 100L, 200L, 400L, 400L);
  }
}
