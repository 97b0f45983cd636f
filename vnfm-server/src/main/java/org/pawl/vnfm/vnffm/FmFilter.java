package org.pawl.vnfm.vnffm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.NotifiedVnf;
import org.pawl.vnfm.notification.VnfInstanceSubscriptionFilter;

/**
 * Which faults a consumer wants to hear of (FmNotificationsFilter, SOL003 7.5.3.2). What is absent
 * matches everything. Who wants to hear of a severity also hears that such a fault is over.
 */
record FmFilter(
    @Nullable VnfInstanceSubscriptionFilter vnfInstanceSubscriptionFilter,
    @Nullable List<String> notificationTypes,
    @Nullable List<String> faultyResourceTypes,
    @Nullable List<PerceivedSeverity> perceivedSeverities,
    @Nullable List<EventType> eventTypes,
    @Nullable List<String> probableCauses) {

  static final String ALARM = "AlarmNotification";
  static final String CLEARED = "AlarmClearedNotification";

  /** The filter of who gave none. */
  static final FmFilter ALL = new FmFilter(null, null, null, null, null, null);

  boolean matches(String notificationType, Alarm alarm, NotifiedVnf vnf) {
    return (vnfInstanceSubscriptionFilter == null || vnfInstanceSubscriptionFilter.matches(vnf))
        && (notificationTypes == null || notificationTypes.contains(notificationType))
        && (faultyResourceTypes == null
            || (alarm.faultyResource() != null
                && faultyResourceTypes.contains(FaultyResource.TYPE)))
        && (perceivedSeverities == null
            || perceivedSeverities.contains(alarm.perceivedSeverity())
            || perceivedSeverities.contains(alarm.severityWhileActive()))
        && (eventTypes == null || eventTypes.contains(alarm.cause().eventType()))
        && (probableCauses == null || probableCauses.contains(alarm.cause().probableCause()));
  }
}
