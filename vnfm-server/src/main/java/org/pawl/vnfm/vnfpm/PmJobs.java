package org.pawl.vnfm.vnfpm;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.SubscriptionRequest;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Creates, finds, changes and ends PM jobs (SOL003 6.4.2, 6.4.3). */
@Service
class PmJobs {

  static final String API = "vnfpm";

  private final PmJobRows rows;
  private final MeasuredObjects objects;
  private final Subscriptions subscriptions;
  private final CallbackChange callbacks;
  private final Clock clock;

  PmJobs(
      PmJobRows rows,
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

  PmJob create(
      ObjectType type,
      List<String> objectInstanceIds,
      @Nullable List<String> subObjectInstanceIds,
      PmJob.Criteria criteria,
      SubscriptionRequest callback) {
    PmCriteria.require(type, criteria);
    if (subObjectInstanceIds != null && objectInstanceIds.size() != 1) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "subObjectInstanceIds goes with one objectInstanceId, there are %d: make a job for each."
              .formatted(objectInstanceIds.size()));
    }
    objectInstanceIds.forEach(each -> objects.require(type, each, subObjectInstanceIds));
    var id = UUID.randomUUID();
    var now = clock.instant();
    var start = nextStart(now, criteria.collectionPeriod());
    var end = start.plusSeconds(criteria.reportingPeriod());
    var job =
        new PmJob(
            id,
            0,
            type,
            objectInstanceIds,
            subObjectInstanceIds,
            criteria,
            start,
            criteria.reportsAt(end) ? end : null);
    subscriptions.attach(id, callback);
    try {
      rows.add(job, now);
    } catch (RuntimeException failure) {
      subscriptions.detach(id);
      throw failure;
    }
    return job;
  }

  /** Collection periods begin at multiples of themselves, as the kept periods do. */
  private static Instant nextStart(Instant now, int collectionPeriod) {
    var floor = Period.floor(now, collectionPeriod);
    return floor.equals(now) ? now : floor.plusSeconds(collectionPeriod);
  }

  List<PmJob> all() {
    return rows.all();
  }

  PmJob require(String pmJobId) {
    return id(pmJobId).flatMap(rows::find).orElseThrow(() -> Problem.notFound("PM job", pmJobId));
  }

  PmJob change(String pmJobId, ObjectNode patch, @Nullable String ifMatch) {
    var job = require(pmJobId);
    Etag.of(job.version()).requireMatch(ifMatch);
    callbacks.apply(job.id(), patch);
    rows.changed(job.id());
    return require(pmJobId);
  }

  void delete(String pmJobId) {
    subscriptions.detach(require(pmJobId).id());
  }

  /** The JSON text of a report. */
  String report(String pmJobId, String reportId) {
    var job = require(pmJobId);
    return id(reportId)
        .flatMap(report -> rows.reportContent(job.id(), report))
        .orElseThrow(() -> Problem.notFound("report of PM job " + pmJobId, reportId));
  }

  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
