package org.pawl.vnfm.notification;

import java.util.Map;
import java.util.UUID;
import org.pawl.vnfm.sol.ApiRoot;

/**
 * What one consumer wants to be told.
 *
 * @param api the interface, such as {@code vnflcm}
 * @param consumer the client that subscribed
 * @param terms the request without callback and authentication: filter, verbosity
 * @param apiRoot how the consumer reaches this VNFM
 */
public record Subscription(
    UUID id,
    String api,
    String consumer,
    String callbackUri,
    Map<String, Object> terms,
    ApiRoot apiRoot) {

  public Subscription {
    terms = Map.copyOf(terms);
  }
}
