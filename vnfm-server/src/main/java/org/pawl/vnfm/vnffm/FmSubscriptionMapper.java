package org.pawl.vnfm.vnffm;

import java.util.Map;
import org.pawl.vnfm.api.vnffm.FmNotificationsFilter;
import org.pawl.vnfm.api.vnffm.FmSubscription;
import org.pawl.vnfm.api.vnffm.FmSubscriptionRequest;
import org.pawl.vnfm.api.vnffm.SubscriptionLinks;
import org.pawl.vnfm.notification.Subscription;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.SubscriptionRequest;
import org.pawl.vnfm.sol.ApiRoot;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns subscriptions into what the interface shows of them, and back. */
@Component
class FmSubscriptionMapper {

  static final String API = "vnffm";
  static final String PATH = "/vnffm/v1/subscriptions/";

  private static final String FILTER = "filter";

  private final JsonMapper json;

  FmSubscriptionMapper(JsonMapper json) {
    this.json = json;
  }

  SubscriptionRequest fromApi(FmSubscriptionRequest request) {
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

  FmSubscription toApi(Subscription from) {
    var self = AlarmMapper.link(ApiRoot.ofRequest(), PATH + from.id());
    var api =
        new FmSubscription(from.id().toString(), from.callbackUri(), new SubscriptionLinks(self));
    if (from.terms().containsKey(FILTER)) {
      api.filter(json.convertValue(from.terms().get(FILTER), FmNotificationsFilter.class));
    }
    return api;
  }

  FmFilter filter(Subscription from) {
    return from.terms().containsKey(FILTER)
        ? json.convertValue(from.terms().get(FILTER), FmFilter.class)
        : FmFilter.ALL;
  }
}
