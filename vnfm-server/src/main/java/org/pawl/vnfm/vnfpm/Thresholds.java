package org.pawl.vnfm.vnfpm;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.SubscriptionRequest;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Creates, finds, changes and removes thresholds (SOL003 6.4.5, 6.4.6). */
@Service
class Thresholds {

  private final ThresholdRows rows;
  private final MeasuredObjects objects;
  private final Subscriptions subscriptions;
  private final CallbackChange callbacks;
  private final Clock clock;

  Thresholds(
      ThresholdRows rows,
      MeasuredObjects objects,
      Subscriptions subscriptions,
      CallbackChange callbacks,
      Clock clock) {
    this.rows = rows;
    this.objects = objects;
    this.subscriptions = subscriptions;
    this.callbacks = callbacks;
    this.clock = clock;
  }

  Threshold create(
      ObjectType type,
      String objectInstanceId,
      @Nullable List<String> subObjectInstanceIds,
      Threshold.Criteria criteria,
      SubscriptionRequest callback) {
    PmCriteria.require(type, criteria.performanceMetric());
    objects.require(type, objectInstanceId, subObjectInstanceIds);
    var threshold =
        new Threshold(
            UUID.randomUUID(), 0, type, objectInstanceId, subObjectInstanceIds, criteria, Set.of());
    subscriptions.attach(threshold.id(), callback);
    try {
      rows.add(threshold, clock.instant());
    } catch (RuntimeException failure) {
      subscriptions.detach(threshold.id());
      throw failure;
    }
    return threshold;
  }

  List<Threshold> all() {
    return rows.all();
  }

  Threshold require(String thresholdId) {
    return PmJobs.id(thresholdId)
        .flatMap(rows::find)
        .orElseThrow(() -> Problem.notFound("threshold", thresholdId));
  }

  Threshold change(String thresholdId, ObjectNode patch, @Nullable String ifMatch) {
    var threshold = require(thresholdId);
    Etag.of(threshold.version()).requireMatch(ifMatch);
    callbacks.apply(threshold.id(), patch);
    rows.changed(threshold.id());
    return require(thresholdId);
  }

  void delete(String thresholdId) {
    subscriptions.detach(require(thresholdId).id());
  }
}
