package org.pawl.vnfm.vnfpkgm;

import java.util.Map;
import org.pawl.vnfm.api.vnfpkgm.Link;
import org.pawl.vnfm.api.vnfpkgm.PkgmNotificationsFilter;
import org.pawl.vnfm.api.vnfpkgm.PkgmSubscription;
import org.pawl.vnfm.api.vnfpkgm.PkgmSubscriptionRequest;
import org.pawl.vnfm.api.vnfpkgm.SubscriptionLinks;
import org.pawl.vnfm.notification.Subscription;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.SubscriptionRequest;
import org.pawl.vnfm.sol.Links;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns subscriptions into what the interface shows of them, and back. */
@Component
class PkgmSubscriptionMapper {

  static final String API = "vnfpkgm";
  static final String PATH = "/vnfpkgm/v2/subscriptions/";

  private static final String FILTER = "filter";

  private final JsonMapper json;

  PkgmSubscriptionMapper(JsonMapper json) {
    this.json = json;
  }

  SubscriptionRequest fromApi(PkgmSubscriptionRequest request) {
    Map<String, Object> terms = Map.of();
    if (request.getFilter() != null) {
      json.convertValue(request.getFilter(), PkgmFilter.class).requireSensible();
      terms = Map.of(FILTER, json.convertValue(request.getFilter(), Map.class));
    }
    return new SubscriptionRequest(
        API,
        request.getCallbackUri(),
        json.convertValue(request.getAuthentication(), SubscriptionAuthentication.class),
        terms);
  }

  PkgmSubscription toApi(Subscription from) {
    var self = new Link(Links.to(PATH + from.id()).toString());
    var api =
        new PkgmSubscription(from.id().toString(), from.callbackUri(), new SubscriptionLinks(self));
    if (from.terms().containsKey(FILTER)) {
      api.filter(json.convertValue(from.terms().get(FILTER), PkgmNotificationsFilter.class));
    }
    return api;
  }

  PkgmFilter filter(Subscription from) {
    return from.terms().containsKey(FILTER)
        ? json.convertValue(from.terms().get(FILTER), PkgmFilter.class)
        : PkgmFilter.ALL;
  }
}
