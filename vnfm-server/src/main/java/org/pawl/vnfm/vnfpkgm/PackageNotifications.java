package org.pawl.vnfm.vnfpkgm;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpkgm.Link;
import org.pawl.vnfm.api.vnfpkgm.PackageOperationalStateType;
import org.pawl.vnfm.api.vnfpkgm.PkgmLinks;
import org.pawl.vnfm.api.vnfpkgm.PkgmNotificationType;
import org.pawl.vnfm.api.vnfpkgm.VnfPackageChangeNotification;
import org.pawl.vnfm.api.vnfpkgm.VnfPackageChangeNotification.ChangeTypeEnum;
import org.pawl.vnfm.api.vnfpkgm.VnfPackageOnboardingNotification;
import org.pawl.vnfm.notification.Notifications;
import org.pawl.vnfm.notification.Subscription;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells subscribers of packages (SOL003 10.5.2.5, 10.5.2.6), within the transaction in which one
 * changes.
 */
@Component
class PackageNotifications {

  private final Notifications notifications;
  private final PkgmSubscriptionMapper subscriptions;

  PackageNotifications(Notifications notifications, PkgmSubscriptionMapper subscriptions) {
    this.notifications = notifications;
    this.subscriptions = subscriptions;
  }

  @EventListener
  void on(PackageEvent news) {
    notifications.publish(
        PkgmSubscriptionMapper.API,
        news.subject().packageId(),
        (subscription, id) ->
            subscriptions.filter(subscription).matches(news)
                ? Optional.of(notification(subscription, id, news))
                : Optional.empty());
  }

  private static Object notification(Subscription subscription, UUID id, PackageEvent news) {
    return switch (news) {
      case PackageEvent.Onboarded onboarded -> onboarding(subscription, id, onboarded.subject());
      case PackageEvent.OperationalStateChanged changed ->
          change(
              subscription,
              id,
              changed.subject(),
              ChangeTypeEnum.OP_STATE_CHANGE,
              PackageOperationalStateType.fromValue(changed.to().name()));
      case PackageEvent.Deleted deleted ->
          change(subscription, id, deleted.subject(), ChangeTypeEnum.PKG_DELETE, null);
    };
  }

  private static VnfPackageOnboardingNotification onboarding(
      Subscription subscription, UUID id, PackageEvent.Subject subject) {
    return new VnfPackageOnboardingNotification(
        id.toString(),
        PkgmNotificationType.VNF_PACKAGE_ONBOARDING_NOTIFICATION,
        subscription.id().toString(),
        subject.at().atOffset(ZoneOffset.UTC),
        subject.packageId().toString(),
        subject.vnfd().id(),
        subject.vnfd().vnfmInfo(),
        links(subscription, subject));
  }

  private static VnfPackageChangeNotification change(
      Subscription subscription,
      UUID id,
      PackageEvent.Subject subject,
      ChangeTypeEnum changeType,
      @Nullable PackageOperationalStateType state) {
    return new VnfPackageChangeNotification(
            id.toString(),
            PkgmNotificationType.VNF_PACKAGE_CHANGE_NOTIFICATION,
            subscription.id().toString(),
            subject.at().atOffset(ZoneOffset.UTC),
            subject.packageId().toString(),
            subject.vnfd().id(),
            changeType,
            links(subscription, subject))
        .operationalState(state);
  }

  private static PkgmLinks links(Subscription subscription, PackageEvent.Subject subject) {
    var root = subscription.apiRoot();
    return new PkgmLinks(
        new Link(root.uri(VnfPkgInfoMapper.PATH + subject.packageId())),
        new Link(root.uri(PkgmSubscriptionMapper.PATH + subscription.id())));
  }
}
