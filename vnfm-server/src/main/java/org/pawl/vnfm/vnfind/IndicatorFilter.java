package org.pawl.vnfm.vnfind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.NotifiedVnf;
import org.pawl.vnfm.notification.VnfInstanceSubscriptionFilter;

/**
 * Which indicators a consumer wants to hear of (VnfIndicatorNotificationsFilter, SOL003 8.5.3.2).
 * What is absent matches everything.
 */
record IndicatorFilter(
    @Nullable VnfInstanceSubscriptionFilter vnfInstanceSubscriptionFilter,
    @Nullable String notificationTypes,
    @Nullable List<String> indicatorIds) {

  static final String VALUE_CHANGE = "VnfIndicatorValueChangeNotification";

  /** The filter of who gave none. */
  static final IndicatorFilter ALL = new IndicatorFilter(null, null, null);

  boolean matches(VnfIndicator indicator, NotifiedVnf vnf) {
    return (vnfInstanceSubscriptionFilter == null || vnfInstanceSubscriptionFilter.matches(vnf))
        && (notificationTypes == null || notificationTypes.equals(VALUE_CHANGE))
        && (indicatorIds == null || indicatorIds.contains(indicator.id()));
  }
}
