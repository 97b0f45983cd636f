package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.api.vnflcm.LccnLinks;
import org.pawl.vnfm.api.vnflcm.LccnNotificationType;
import org.pawl.vnfm.api.vnflcm.LcmOpOccNotificationVerbosityType;
import org.pawl.vnfm.api.vnflcm.LcmOperationStateType;
import org.pawl.vnfm.api.vnflcm.Link;
import org.pawl.vnfm.api.vnflcm.ProblemDetails;
import org.pawl.vnfm.api.vnflcm.VnfIdentifierCreationNotification;
import org.pawl.vnfm.api.vnflcm.VnfIdentifierDeletionNotification;
import org.pawl.vnfm.api.vnflcm.VnfInfoModifications;
import org.pawl.vnfm.api.vnflcm.VnfLcmOperationOccurrenceNotification;
import org.pawl.vnfm.api.vnflcm.VnfLcmOperationOccurrenceNotification.NotificationStatusEnum;
import org.pawl.vnfm.notification.Notifications;
import org.pawl.vnfm.notification.NotifiedVnf;
import org.pawl.vnfm.notification.Subscription;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells subscribers what becomes of VNF instances (SOL003 5.5.2.17 to 5.5.2.19, 5.6.2), within the
 * transaction in which it does.
 */
@Component
class LifecycleNotifications {

  private final Notifications notifications;
  private final LccnSubscriptionMapper subscriptions;
  private final VnfInstances instances;
  private final VnfLcmOpOccs occurrences;
  private final JsonMapper json;

  LifecycleNotifications(
      Notifications notifications,
      LccnSubscriptionMapper subscriptions,
      VnfInstances instances,
      VnfLcmOpOccs occurrences,
      JsonMapper json) {
    this.notifications = notifications;
    this.subscriptions = subscriptions;
    this.instances = instances;
    this.occurrences = occurrences;
    this.json = json;
  }

  @EventListener
  void on(VnfIdentifierCreated news) {
    var vnf = vnf(news.vnfInstanceId());
    notifications.publish(
        LccnSubscriptionMapper.API,
        news.vnfInstanceId(),
        (subscription, id) ->
            subscriptions.filter(subscription).matches(LccnFilter.CREATION, vnf)
                ? Optional.of(
                    new VnfIdentifierCreationNotification()
                        .id(id.toString())
                        .notificationType(LccnNotificationType.VNF_IDENTIFIER_CREATION_NOTIFICATION)
                        .subscriptionId(subscription.id().toString())
                        .timeStamp(time(news.at()))
                        .vnfInstanceId(vnf.vnfInstanceId())
                        .links(links(subscription, news.vnfInstanceId())))
                : Optional.empty());
  }

  @EventListener
  void on(VnfIdentifierDeleted news) {
    var vnf = vnf(news.vnfInstanceId());
    notifications.publish(
        LccnSubscriptionMapper.API,
        news.vnfInstanceId(),
        (subscription, id) ->
            subscriptions.filter(subscription).matches(LccnFilter.DELETION, vnf)
                ? Optional.of(
                    new VnfIdentifierDeletionNotification()
                        .id(id.toString())
                        .notificationType(LccnNotificationType.VNF_IDENTIFIER_DELETION_NOTIFICATION)
                        .subscriptionId(subscription.id().toString())
                        .timeStamp(time(news.at()))
                        .vnfInstanceId(vnf.vnfInstanceId())
                        .links(links(subscription, news.vnfInstanceId())))
                : Optional.empty());
  }

  @EventListener
  void on(OperationStateChanged news) {
    var vnf = vnf(news.vnfInstanceId());
    notifications.publish(
        LccnSubscriptionMapper.API,
        news.vnfInstanceId(),
        (subscription, id) ->
            subscriptions.filter(subscription).matches(news.operation(), news.to(), vnf)
                ? Optional.of(occurrence(subscription, id, news))
                : Optional.empty());
  }

  private VnfLcmOperationOccurrenceNotification occurrence(
      Subscription subscription, UUID id, OperationStateChanged news) {
    var verbosity = LccnSubscriptionMapper.verbosity(subscription);
    var status = news.from() == null ? NotificationStatusEnum.START : NotificationStatusEnum.RESULT;
    var occurrence = occurrences.require(news.vnfLcmOpOccId());
    var links = links(subscription, news.vnfInstanceId());
    links.vnfLcmOpOcc(link(subscription, VnfLcmOpOccMapper.PATH + news.vnfLcmOpOccId()));
    var notification =
        new VnfLcmOperationOccurrenceNotification()
            .id(id.toString())
            .notificationType(LccnNotificationType.VNF_LCM_OPERATION_OCCURRENCE_NOTIFICATION)
            .subscriptionId(subscription.id().toString())
            .timeStamp(time(news.at()))
            .notificationStatus(status)
            .operationState(LcmOperationStateType.fromValue(news.to().name()))
            .vnfInstanceId(news.vnfInstanceId().toString())
            .operation(org.pawl.vnfm.api.vnflcm.LcmOperationType.fromValue(news.operation().name()))
            .isAutomaticInvocation(occurrence.isAutomaticInvocation())
            .verbosity(verbosity)
            .vnfLcmOpOccId(news.vnfLcmOpOccId().toString())
            .links(links);
    if (news.to().hasFailed()) {
      notification.error(json.convertValue(occurrence.error(), ProblemDetails.class));
    }
    if (status == NotificationStatusEnum.RESULT
        && verbosity == LcmOpOccNotificationVerbosityType.FULL) {
      addChanges(notification, occurrence);
    }
    return notification;
  }

  private void addChanges(
      VnfLcmOperationOccurrenceNotification notification, VnfLcmOpOccDetail occurrence) {
    var changes = ResourceChangesOf.journal(occurrences.journal(occurrence.id()));
    if (changes != null) {
      notification
          .affectedVnfcs(changes.getAffectedVnfcs())
          .affectedExtLinkPorts(changes.getAffectedExtLinkPorts());
    }
    if (occurrence.changedInfo() != null) {
      notification.changedInfo(
          json.convertValue(occurrence.changedInfo(), VnfInfoModifications.class));
    }
  }

  private NotifiedVnf vnf(UUID vnfInstanceId) {
    return instances.require(vnfInstanceId).notified();
  }

  private static LccnLinks links(Subscription subscription, UUID vnfInstanceId) {
    return new LccnLinks()
        .vnfInstance(link(subscription, VnfInstanceMapper.PATH + vnfInstanceId))
        .subscription(link(subscription, LccnSubscriptionMapper.PATH + subscription.id()));
  }

  private static Link link(Subscription subscription, String path) {
    return new Link().href(subscription.apiRoot().uri(path));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
