package org.pawl.vnfm.vnfind;

import java.util.Map;
import org.pawl.vnfm.api.vnfind.Link;
import org.pawl.vnfm.api.vnfind.SubscriptionLinks;
import org.pawl.vnfm.api.vnfind.VnfIndicatorNotificationsFilter;
import org.pawl.vnfm.api.vnfind.VnfIndicatorSubscription;
import org.pawl.vnfm.api.vnfind.VnfIndicatorSubscriptionRequest;
import org.pawl.vnfm.notification.Subscription;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.SubscriptionRequest;
import org.pawl.vnfm.sol.Links;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns subscriptions into what the interface shows of them, and back. */
@Component
class VnfIndicatorSubscriptionMapper {

  static final String API = "vnfind";
  static final String PATH = "/vnfind/v1/subscriptions/";

  private static final String FILTER = "filter";

  private final JsonMapper json;

  VnfIndicatorSubscriptionMapper(JsonMapper json) {
    this.json = json;
  }

  SubscriptionRequest fromApi(VnfIndicatorSubscriptionRequest request) {
    Map<String, Object> terms =
        request.getFilter() == null
            ? Map.of()
            : Map.of(FILTER, json.convertValue(request.getFilter(), Map.class));
    return new SubscriptionRequest(
        API,
        request.getCallbackUri(),
        json.convertValue(request.getAuthentication(), SubscriptionAuthentication.class),
        terms);
  }

  VnfIndicatorSubscription toApi(Subscription from) {
    var self = new Link(Links.to(PATH + from.id()).toString());
    var api =
        new VnfIndicatorSubscription(
            from.id().toString(), from.callbackUri(), new SubscriptionLinks(self));
    if (from.terms().containsKey(FILTER)) {
      api.filter(
          json.convertValue(from.terms().get(FILTER), VnfIndicatorNotificationsFilter.class));
    }
    return api;
  }

  IndicatorFilter filter(Subscription from) {
    return from.terms().containsKey(FILTER)
        ? json.convertValue(from.terms().get(FILTER), IndicatorFilter.class)
        : IndicatorFilter.ALL;
  }
}
