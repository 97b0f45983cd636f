package org.pawl.vnfm.vnfind;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.api.vnfind.Link;
import org.pawl.vnfm.api.vnfind.VnfIndicatorNotificationType;
import org.pawl.vnfm.api.vnfind.VnfIndicatorValueChangeNotification;
import org.pawl.vnfm.api.vnfind.VnfIndicatorValueChangeNotificationLinks;
import org.pawl.vnfm.notification.Notifications;
import org.pawl.vnfm.notification.Subscription;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.springframework.stereotype.Component;

/** Tells subscribers of changed values (SOL003 8.5.2.5). */
@Component
class IndicatorNotifications {

  private final Notifications notifications;
  private final VnfIndicatorSubscriptionMapper subscriptions;

  IndicatorNotifications(
      Notifications notifications, VnfIndicatorSubscriptionMapper subscriptions) {
    this.notifications = notifications;
    this.subscriptions = subscriptions;
  }

  /** Within the transaction in which the value is stored. */
  void changed(VnfIndicator indicator, VnfInstanceDetail instance) {
    var vnf = instance.notified();
    notifications.publish(
        VnfIndicatorSubscriptionMapper.API,
        indicator.vnfInstanceId(),
        (subscription, id) ->
            subscriptions.filter(subscription).matches(indicator, vnf)
                ? Optional.of(notification(subscription, id, indicator))
                : Optional.empty());
  }

  private static VnfIndicatorValueChangeNotification notification(
      Subscription subscription, UUID id, VnfIndicator indicator) {
    var root = subscription.apiRoot();
    var links =
        new VnfIndicatorValueChangeNotificationLinks(
            new Link(root.uri(IndicatorMapper.INSTANCES + indicator.vnfInstanceId())),
            new Link(root.uri(VnfIndicatorSubscriptionMapper.PATH + subscription.id())));
    return new VnfIndicatorValueChangeNotification(
            id.toString(),
            VnfIndicatorNotificationType.VNF_INDICATOR_VALUE_CHANGE_NOTIFICATION,
            subscription.id().toString(),
            indicator.changedAt().atOffset(ZoneOffset.UTC),
            indicator.id(),
            indicator.value(),
            indicator.vnfInstanceId().toString(),
            links)
        .name(indicator.name());
  }
}
