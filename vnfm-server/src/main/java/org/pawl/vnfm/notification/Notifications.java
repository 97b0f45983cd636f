package org.pawl.vnfm.notification;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where modules say what happened. What is said is written in the caller's transaction: it becomes
 * true, and is delivered, if and only if that commits.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Notifications {

  /** What one subscription is told of one event. */
  public interface Wording {

    /**
     * The notification; empty when this subscription does not want to hear of it.
     *
     * @param id the same for all subscriptions that hear of the event
     */
    Optional<?> to(Subscription subscription, UUID id);
  }

  private final SubscriptionRows subscriptions;
  private final Outbox outbox;
  private final JsonMapper json;
  private final Clock clock;

  Notifications(SubscriptionRows subscriptions, Outbox outbox, JsonMapper json, Clock clock) {
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Tells all subscriptions of an interface whose consumers see the subject.
   *
   * @param subject what it is about; notifications about it arrive in the order of their commits
   */
  public void publish(String api, UUID subject, Wording wording) {
    var id = UUID.randomUUID();
    for (var subscription : subscriptions.held(api, subject)) {
      wording.to(subscription, id).ifPresent(body -> add(subscription, id, subject, body));
    }
  }

  /** Tells the callback of one resource, if it still is there. */
  public void publishTo(UUID owner, UUID subject, Wording wording) {
    var id = UUID.randomUUID();
    subscriptions
        .held(owner)
        .ifPresent(subscription ->
            wording.to(subscription, id).ifPresent(body -> add(subscription, id, subject, body)));
  }

  private void add(Subscription subscription, UUID id, UUID subject, Object body) {
    outbox.add(
        new Lane(subscription.id(), subject), id, json.writeValueAsString(body), clock.instant());
  }
}
