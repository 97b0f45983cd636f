package org.pawl.vnfm.vnffm;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.api.vnffm.AlarmClearedNotification;
import org.pawl.vnfm.api.vnffm.AlarmClearedNotificationLinks;
import org.pawl.vnfm.api.vnffm.AlarmNotification;
import org.pawl.vnfm.api.vnffm.AlarmNotificationLinks;
import org.pawl.vnfm.api.vnffm.FmNotificationType;
import org.pawl.vnfm.api.vnffm.Link;
import org.pawl.vnfm.notification.Notifications;
import org.pawl.vnfm.notification.NotifiedVnf;
import org.pawl.vnfm.notification.Subscription;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells subscribers of faults (SOL003 7.5.2.5, 7.5.2.6), within the transaction in which an alarm
 * changes.
 */
@Component
class AlarmNotifications {

  private final Notifications notifications;
  private final FmSubscriptionMapper subscriptions;
  private final VnfInstances instances;
  private final Clock clock;

  AlarmNotifications(
      Notifications notifications,
      FmSubscriptionMapper subscriptions,
      VnfInstances instances,
      Clock clock) {
    this.notifications = notifications;
    this.subscriptions = subscriptions;
    this.instances = instances;
    this.clock = clock;
  }

  @EventListener
  void on(AlarmEvent news) {
    var alarm = news.alarm();
    var vnf =
        instances
            .find(alarm.managedObjectId())
            .map(VnfInstanceDetail::notified)
            .orElseGet(() -> NotifiedVnf.gone(alarm.managedObjectId().toString()));
    notifications.publish(
        FmSubscriptionMapper.API,
        alarm.managedObjectId(),
        (subscription, id) -> {
          var filter = subscriptions.filter(subscription);
          return switch (news) {
            case AlarmEvent.AlarmRaised raised when filter.matches(FmFilter.ALARM, alarm, vnf) ->
                Optional.of(changed(subscription, id, alarm));
            case AlarmEvent.AlarmChanged changed when filter.matches(FmFilter.ALARM, alarm, vnf) ->
                Optional.of(changed(subscription, id, alarm));
            case AlarmEvent.AlarmCleared cleared
                when filter.matches(FmFilter.CLEARED, alarm, vnf) ->
                Optional.of(cleared(subscription, id, alarm));
            case AlarmEvent.AlarmRaised raised -> Optional.empty();
            case AlarmEvent.AlarmChanged changed -> Optional.empty();
            case AlarmEvent.AlarmCleared cleared -> Optional.empty();
          };
        });
  }

  private AlarmNotification changed(Subscription subscription, UUID id, Alarm alarm) {
    return new AlarmNotification(
        id.toString(),
        FmNotificationType.ALARM_NOTIFICATION,
        subscription.id().toString(),
        now(),
        AlarmMapper.toApi(alarm, subscription.apiRoot()),
        new AlarmNotificationLinks(self(subscription)));
  }

  private AlarmClearedNotification cleared(Subscription subscription, UUID id, Alarm alarm) {
    return new AlarmClearedNotification(
        id.toString(),
        FmNotificationType.ALARM_CLEARED_NOTIFICATION,
        subscription.id().toString(),
        now(),
        alarm.id().toString(),
        AlarmMapper.time(Objects.requireNonNull(alarm.alarmClearedTime(), "it is cleared")),
        new AlarmClearedNotificationLinks(
            self(subscription),
            AlarmMapper.link(subscription.apiRoot(), AlarmMapper.PATH + alarm.id())));
  }

  private static Link self(Subscription subscription) {
    return AlarmMapper.link(subscription.apiRoot(), FmSubscriptionMapper.PATH + subscription.id());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
