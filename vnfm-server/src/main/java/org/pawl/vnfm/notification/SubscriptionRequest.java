package org.pawl.vnfm.notification;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish to be told something.
 *
 * @param api the interface, such as {@code vnflcm}
 * @param terms all else that the consumer said: filter, verbosity
 */
public record SubscriptionRequest(
    String api,
    String callbackUri,
    @Nullable SubscriptionAuthentication authentication,
    Map<String, Object> terms) {

  public SubscriptionRequest {
    terms = Map.copyOf(terms);
  }
}
