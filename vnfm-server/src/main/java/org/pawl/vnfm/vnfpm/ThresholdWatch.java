package org.pawl.vnfm.vnfpm;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.api.vnfpm.Link;
import org.pawl.vnfm.api.vnfpm.ThresholdCrossedNotification;
import org.pawl.vnfm.api.vnfpm.ThresholdCrossedNotification.CrossingDirectionEnum;
import org.pawl.vnfm.api.vnfpm.ThresholdCrossedNotification.NotificationTypeEnum;
import org.pawl.vnfm.api.vnfpm.ThresholdCrossedNotificationLinks;
import org.pawl.vnfm.notification.Notifications;
import org.pawl.vnfm.notification.Subscription;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what was measured last with the thresholds, one VNFM at a time for each, and tells of a
 * crossing in the transaction that remembers it.
 */
@Component
class ThresholdWatch {

  private final ThresholdRows thresholds;
  private final MeasuredObjects objects;
  private final Measurements measurements;
  private final Notifications notifications;
  private final TransactionTemplate transaction;
  private final MeasurementProperties properties;
  private final Clock clock;

  ThresholdWatch(
      ThresholdRows thresholds,
      MeasuredObjects objects,
      Measurements measurements,
      Notifications notifications,
      TransactionTemplate transaction,
      MeasurementProperties properties,
      Clock clock) {
    this.thresholds = thresholds;
    this.objects = objects;
    this.measurements = measurements;
    this.notifications = notifications;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    look(clock.instant());
  }

  void look(Instant now) {
    boolean more;
    do {
      more = Boolean.TRUE.equals(transaction.execute(_ -> evaluateNext(now)));
    } while (more);
  }

  private boolean evaluateNext(Instant now) {
    var due = thresholds.due(now);
    due.ifPresent(threshold -> evaluate(threshold, now));
    return due.isPresent();
  }

  private void evaluate(Threshold threshold, Instant now) {
    var measurement =
        PmCriteria.require(threshold.objectType(), threshold.criteria().performanceMetric());
    var end = Period.SHORT.startOf(now.minus(properties.settlingTime()));
    var window = (int) properties.thresholdWindow().toSeconds();
    var measured =
        objects.of(
            threshold.objectType(), threshold.objectInstanceId(), threshold.subObjectInstanceIds());
    var collected = measurements.of(measured, Period.SHORT, end.minusSeconds(window), end, window);
    var above = new HashSet<>(threshold.crossedObjects());
    for (var each : collected) {
      var object = each.object();
      measurement
          .of(each.total())
          .ifPresent(value -> {
            switch (threshold.crossing(above.contains(object.key()), value)) {
              case UP -> {
                above.add(object.key());
                tell(threshold, object, CrossingDirectionEnum.UP, value, now);
              }
              case DOWN -> {
                above.remove(object.key());
                tell(threshold, object, CrossingDirectionEnum.DOWN, value, now);
              }
              case NONE -> {}
            }
          });
    }
    thresholds.evaluated(
        threshold.id(), above, Period.SHORT.startOf(now).plusSeconds(Period.SHORT.seconds()));
  }

  private void tell(
      Threshold threshold,
      MeasuredObject object,
      CrossingDirectionEnum direction,
      double value,
      Instant now) {
    notifications.publishTo(
        threshold.id(),
        object.vnfInstanceId(),
        (callback, id) ->
            Optional.of(notification(callback, id, threshold, object, direction, value, now)));
  }

  private static ThresholdCrossedNotification notification(
      Subscription callback,
      UUID id,
      Threshold threshold,
      MeasuredObject object,
      CrossingDirectionEnum direction,
      double value,
      Instant now) {
    var root = callback.apiRoot();
    var links =
        new ThresholdCrossedNotificationLinks(
                new Link(root.uri(PmMapper.THRESHOLDS + threshold.id())))
            .objectInstance(new Link(root.uri(PmMapper.INSTANCES + object.vnfInstanceId())));
    return new ThresholdCrossedNotification(
            id.toString(),
            NotificationTypeEnum.THRESHOLD_CROSSED_NOTIFICATION,
            PmMapper.time(now),
            threshold.id().toString(),
            direction,
            org.pawl.vnfm.api.vnfpm.ObjectType.fromValue(threshold.objectType().name()),
            object.vnfInstanceId().toString(),
            threshold.criteria().performanceMetric(),
            ReportWriter.presentable(value),
            links)
        .subObjectInstanceId(object.subObjectInstanceId());
  }
}
