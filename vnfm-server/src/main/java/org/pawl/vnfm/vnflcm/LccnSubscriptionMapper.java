package org.pawl.vnfm.vnflcm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pawl.vnfm.api.vnflcm.LccnSubscription;
import org.pawl.vnfm.api.vnflcm.LccnSubscriptionRequest;
import org.pawl.vnfm.api.vnflcm.LcmOpOccNotificationVerbosityType;
import org.pawl.vnfm.api.vnflcm.LifecycleChangeNotificationsFilter;
import org.pawl.vnfm.api.vnflcm.SubscriptionLinks;
import org.pawl.vnfm.notification.Subscription;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.SubscriptionRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns subscriptions into what the interface shows of them, and back. */
@Component
class LccnSubscriptionMapper {

  static final String API = "vnflcm";
  static final String PATH = "/vnflcm/v2/subscriptions/";

  private static final String FILTER = "filter";
  private static final String VERBOSITY = "verbosity";

  private final JsonMapper json;

  LccnSubscriptionMapper(JsonMapper json) {
    this.json = json;
  }

  SubscriptionRequest fromApi(LccnSubscriptionRequest request) {
    var terms = new LinkedHashMap<String, Object>();
    var verbosity = request.getVerbosity();
    terms.put(
        VERBOSITY,
        (verbosity == null ? LcmOpOccNotificationVerbosityType.FULL : verbosity).getValue());
    if (request.getFilter() != null) {
      json.convertValue(request.getFilter(), LccnFilter.class).requireSensible();
      terms.put(FILTER, json.convertValue(request.getFilter(), Map.class));
    }
    return new SubscriptionRequest(
        API,
        request.getCallbackUri(),
        json.convertValue(request.getAuthentication(), SubscriptionAuthentication.class),
        terms);
  }

  LccnSubscription toApi(Subscription from) {
    var api =
        new LccnSubscription()
            .id(from.id().toString())
            .callbackUri(from.callbackUri())
            .verbosity(verbosity(from))
            .links(new SubscriptionLinks().self(VnfInstanceMapper.link(PATH + from.id())));
    if (from.terms().containsKey(FILTER)) {
      api.filter(
          json.convertValue(from.terms().get(FILTER), LifecycleChangeNotificationsFilter.class));
    }
    return api;
  }

  LccnFilter filter(Subscription from) {
    return from.terms().containsKey(FILTER)
        ? json.convertValue(from.terms().get(FILTER), LccnFilter.class)
        : LccnFilter.ALL;
  }

  static LcmOpOccNotificationVerbosityType verbosity(Subscription from) {
    return LcmOpOccNotificationVerbosityType.fromValue(String.valueOf(from.terms().get(VERBOSITY)));
  }
}
