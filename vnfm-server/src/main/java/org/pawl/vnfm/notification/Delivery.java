package org.pawl.vnfm.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.pawl.vnfm.notification.Notifier.NotDelivered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers one lane's notifications, each until its receiver has taken it. A row goes only after
 * that: a crash in between delivers it again, and never loses it.
 */
@Component
class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** So many at once, then other lanes have their turn. */
  private static final int TURN = 100;

  /** How a turn ended. */
  sealed interface Result {

    /** Nothing is left, and the task is gone. */
    record Ended() implements Result {}

    /** There is more to do, from this moment on. */
    record Again(Instant at) implements Result {}

    /** The task is another VNFM's by now. */
    record Lost() implements Result {}
  }

  private final Outbox outbox;
  private final SubscriptionRows subscriptions;
  private final Notifier notifier;
  private final NotificationProperties properties;
  private final Clock clock;

  Delivery(
      Outbox outbox,
      SubscriptionRows subscriptions,
      Notifier notifier,
      NotificationProperties properties,
      Clock clock) {
    this.outbox = outbox;
    this.subscriptions = subscriptions;
    this.notifier = notifier;
    this.properties = properties;
    this.clock = clock;
  }

  Result run(Lane lane, String pickedBy, long version, CountDownLatch stopping) {
    for (int i = 0; i < TURN && stopping.getCount() > 0; i++) {
      if (!outbox.holds(lane, pickedBy, version)) {
        return new Result.Lost();
      }
      var head = outbox.head(lane);
      if (head.isEmpty()) {
        if (outbox.endIfEmpty(lane)) {
          return new Result.Ended();
        }
        continue;
      }
      var callback = subscriptions.callback(lane.subscriptionId());
      if (callback.isEmpty()) {
        continue; // deleted just now, and its rows with it
      }
      try {
        notifier.deliver(callback.get(), head.get().body());
        outbox.remove(head.get().sequence());
      } catch (NotDelivered failure) {
        return new Result.Again(clock.instant().plus(failed(lane, head.get(), failure)));
      }
    }
    return new Result.Again(clock.instant());
  }

  private Duration failed(Lane lane, Outbox.Head head, NotDelivered failure) {
    outbox.failed(head.sequence(), String.valueOf(failure.getMessage()));
    var wait = properties.retryAfter(head.attempts() + 1);
    var asked = failure.retryAfter();
    if (asked != null && asked.compareTo(wait) > 0) {
      wait = asked.compareTo(properties.longestRetry()) < 0 ? asked : properties.longestRetry();
    }
    LOG.info(
        "subscription {}: notification {} was not taken ({}); again in {} s",
        lane.subscriptionId(),
        head.notificationId(),
        failure.getMessage(),
        wait.toSeconds());
    return wait;
  }

  /** Keeps the outbox from growing without bounds when a receiver stays away. */
  @Scheduled(fixedDelayString = "PT1M")
  void giveUp() {
    var old = outbox.removeOlderThan(clock.instant().minus(properties.giveUpAfter()));
    var many = outbox.removeBeyond(properties.maxPending());
    if (old + many > 0) {
      LOG.warn(
          "{} notifications were thrown away: {} were not taken in {}, {} were too many for their subscriptions",
          old + many,
          old,
          properties.giveUpAfter(),
          many);
    }
  }
}
