package org.pawl.vnfm.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.Notifier.NotDelivered;
import org.pawl.vnfm.sol.ApiConsumer;
import org.pawl.vnfm.sol.ApiRoot;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.stereotype.Service;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The subscriptions of the consumer who sent the current request; those of others are not there for
 * it (SOL003 5.4.18, 5.4.19 and their like).
 */
@Service
public class Subscriptions {

  /** What became of a wish to subscribe. */
  public sealed interface Outcome {

    /** It is a new subscription. */
    record Created(Subscription subscription) implements Outcome {}

    /** The consumer has an equal one. */
    record Existing(UUID id) implements Outcome {}
  }

  private static final String NUL = "\\u0000";

  private final SubscriptionRows rows;
  private final Notifier notifier;
  private final NotificationProperties properties;
  private final JsonMapper sorted;

  Subscriptions(
      SubscriptionRows rows,
      Notifier notifier,
      NotificationProperties properties,
      JsonMapper json) {
    this.rows = rows;
    this.notifier = notifier;
    this.properties = properties;
    this.sorted = json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  }

  /** Subscribes, unless an equal subscription is there; 422 when the callback is no good. */
  public Outcome subscribe(SubscriptionRequest request) {
    var consumer = ApiConsumer.name();
    var fingerprint = fingerprint(request.terms());
    var existing =
        rows.findEqual(request.api(), consumer, request.callbackUri(), fingerprint)
            .map(Outcome.Existing::new);
    if (existing.isPresent()) {
      return existing.get();
    }
    var created = add(UUID.randomUUID(), request, fingerprint);
    if (created != null) {
      return new Outcome.Created(created);
    }
    return new Outcome.Existing(
        rows.findEqual(request.api(), consumer, request.callbackUri(), fingerprint).orElseThrow());
  }

  /**
   * Notes the callback that belongs to another resource, and has its identifier; 422 when the
   * callback is no good.
   */
  public void attach(UUID owner, SubscriptionRequest request) {
    if (add(owner, request, owner.toString()) == null) {
      throw new IllegalStateException("There is a subscription " + owner + " already.");
    }
  }

  private @Nullable Subscription add(UUID id, SubscriptionRequest request, String fingerprint) {
    var consumer = ApiConsumer.name();
    if (rows.ofConsumer(request.api(), consumer).size() >= properties.maxSubscriptions()) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "%s has the %d subscriptions to %s that one consumer may have: delete one that is not needed any more."
              .formatted(consumer, properties.maxSubscriptions(), request.api()));
    }
    requireUsable(id, request.callbackUri(), request.authentication());
    var subscription =
        new Subscription(
            id,
            request.api(),
            consumer,
            request.callbackUri(),
            request.terms(),
            ApiRoot.ofRequest());
    return rows.add(subscription, request.authentication(), fingerprint) ? subscription : null;
  }

  /** Sends what belongs to another resource to another callback from now on. */
  public void redirect(UUID owner, String callbackUri) {
    var callback = rows.callback(owner).orElseThrow();
    requireUsable(owner, callbackUri, callback.authentication());
    rows.redirect(owner, callbackUri);
  }

  /**
   * Shows other credentials, or none, to the callback of another resource from now on.
   *
   * @param callbackUri where that is from now on; null when it stays where it is
   */
  public void change(
      UUID owner,
      @Nullable String callbackUri,
      @Nullable SubscriptionAuthentication authentication) {
    var uri = callbackUri == null ? callbackUri(owner) : callbackUri;
    requireUsable(owner, uri, authentication);
    rows.change(owner, uri, authentication);
  }

  /** Where notifications of another resource go. */
  public String callbackUri(UUID owner) {
    return rows.find(owner).orElseThrow().callbackUri();
  }

  /** The consumer's subscriptions to an interface. */
  public List<Subscription> list(String api) {
    return rows.ofConsumer(api, ApiConsumer.name());
  }

  /** One of them; refuses with 404 when there is no such. */
  public Subscription require(String api, String subscriptionId) {
    return rows.find(uuid(subscriptionId))
        .filter(each -> each.api().equals(api) && each.consumer().equals(ApiConsumer.name()))
        .orElseThrow(() -> Problem.notFound("subscription", subscriptionId));
  }

  /** Ends one of them; what is not delivered yet is not delivered any more. */
  public void delete(String api, String subscriptionId) {
    rows.delete(require(api, subscriptionId).id());
  }

  /** Ends what belongs to another resource. */
  public void detach(UUID owner) {
    rows.delete(owner);
  }

  private void requireUsable(
      UUID id, String callbackUri, @Nullable SubscriptionAuthentication authentication) {
    var uri = CallbackUri.parse("callbackUri", callbackUri);
    if (authentication != null) {
      authentication.requireUsable(uri);
    }
    try {
      notifier.test(new Callback(id, uri, authentication));
    } catch (NotDelivered failure) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "The callbackUri " + uri + " cannot be used: " + failure.getMessage() + ".",
          Map.of(),
          failure);
    }
  }

  /** The terms in short; texts in PostgreSQL hold no NUL, so these must not either. */
  private String fingerprint(Map<String, Object> terms) {
    var text = sorted.writeValueAsString(terms);
    if (text.contains(NUL)) {
      throw new Problem(ProblemType.BAD_REQUEST, "The filter holds the character NUL.");
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static UUID uuid(String subscriptionId) {
    try {
      return UUID.fromString(subscriptionId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("subscription", subscriptionId);
    }
  }
}
