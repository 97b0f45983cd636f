package org.pawl.vnfm.notification;

import java.util.function.Function;
import org.pawl.vnfm.sol.Links;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a consumer is answered who subscribes (SOL003 5.4.18.3.1 and its like). */
public final class SubscriptionAnswer {

  private SubscriptionAnswer() {}

  /**
   * 201 with the new subscription, or 303 to the one that is there.
   *
   * @param path where the interface's subscriptions stand, with a slash at the end
   */
  public static <T> ResponseEntity<T> of(
      Subscriptions.Outcome outcome, String path, Function<Subscription, T> mapper) {
    return switch (outcome) {
      case Subscriptions.Outcome.Created made ->
          ResponseEntity.created(Links.to(path + made.subscription().id()))
              .body(mapper.apply(made.subscription()));
      case Subscriptions.Outcome.Existing existing ->
          ResponseEntity.status(HttpStatus.SEE_OTHER)
              .location(Links.to(path + existing.id()))
              .build();
    };
  }
}
