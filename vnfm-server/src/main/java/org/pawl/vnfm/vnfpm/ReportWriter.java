package org.pawl.vnfm.vnfpm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpm.Link;
import org.pawl.vnfm.api.vnfpm.PerformanceInformationAvailableNotification;
import org.pawl.vnfm.api.vnfpm.PerformanceInformationAvailableNotification.NotificationTypeEnum;
import org.pawl.vnfm.api.vnfpm.PerformanceInformationAvailableNotificationLinks;
import org.pawl.vnfm.api.vnfpm.PerformanceReport;
import org.pawl.vnfm.api.vnfpm.PerformanceReportEntry;
import org.pawl.vnfm.api.vnfpm.PerformanceValue;
import org.pawl.vnfm.notification.Notifications;
import org.pawl.vnfm.notification.Subscription;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the reports of PM jobs when they are due, each once however many VNFMs there are, and
 * tells of it in the same transaction.
 */
@Component
class ReportWriter {

  /** Reporting periods that ended longer ago, while no VNFM ran, are left out. */
  private static final Duration LATEST = Duration.ofHours(1);

  private final PmJobRows jobs;
  private final MeasuredObjects objects;
  private final Measurements measurements;
  private final RollUps rollUps;
  private final Notifications notifications;
  private final TransactionTemplate transaction;
  private final MeasurementProperties properties;
  private final JsonMapper json;
  private final Clock clock;

  ReportWriter(
      PmJobRows jobs,
      MeasuredObjects objects,
      Measurements measurements,
      RollUps rollUps,
      Notifications notifications,
      TransactionTemplate transaction,
      MeasurementProperties properties,
      JsonMapper json,
      Clock clock) {
    this.jobs = jobs;
    this.objects = objects;
    this.measurements = measurements;
    this.rollUps = rollUps;
    this.notifications = notifications;
    this.transaction = transaction;
    this.properties = properties;
    this.json = json;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    look(clock.instant());
  }

  void look(Instant now) {
    rollUps.look(now);
    boolean more;
    do {
      more = Boolean.TRUE.equals(transaction.execute(_ -> writeNext(now)));
    } while (more);
  }

  @Scheduled(fixedDelayString = "PT5M")
  void forget() {
    jobs.removeExpiredReports(clock.instant());
  }

  private boolean writeNext(Instant now) {
    var due = jobs.due(now.minus(properties.settlingTime()));
    due.ifPresent(job -> write(job, now));
    return due.isPresent();
  }

  private void write(PmJob job, Instant now) {
    var end = Objects.requireNonNull(job.nextReportAt(), "it is due");
    var period = Duration.ofSeconds(job.criteria().reportingPeriod());
    if (end.isBefore(now.minus(LATEST))) {
      var missed = Duration.between(end, now).dividedBy(period);
      var until = end.plus(period.multipliedBy(missed));
      jobs.reported(job.id(), until, next(job, until));
      return;
    }
    var report =
        new PmReport(UUID.randomUUID(), job.id(), now, now.plus(properties.reportRetention()));
    jobs.addReport(report, json.writeValueAsString(content(job, end)));
    for (var vnfInstanceId : job.objectInstanceIds()) {
      notifications.publishTo(
          job.id(),
          UUID.fromString(vnfInstanceId),
          (callback, id) -> Optional.of(notification(callback, id, job, vnfInstanceId, report)));
    }
    jobs.reported(job.id(), end, next(job, end));
  }

  private static @Nullable Instant next(PmJob job, Instant end) {
    var next = end.plusSeconds(job.criteria().reportingPeriod());
    return job.criteria().reportsAt(next) ? next : null;
  }

  private PerformanceReport content(PmJob job, Instant end) {
    var criteria = job.criteria();
    var measured = new ArrayList<MeasuredObject>();
    job.objectInstanceIds()
        .forEach(each ->
            measured.addAll(objects.of(job.objectType(), each, job.subObjectInstanceIds())));
    var collected =
        measurements.of(
            measured,
            Period.dividing(criteria.collectionPeriod()),
            job.reportedUntil(),
            end,
            criteria.collectionPeriod());
    var entries = new ArrayList<PerformanceReportEntry>();
    for (var each : collected) {
      for (var metric : PmCriteria.metrics(job.objectType(), criteria)) {
        var values = values(each, PmCriteria.require(job.objectType(), metric));
        if (!values.isEmpty()) {
          entries.add(entry(job, each.object(), metric, values));
        }
      }
    }
    return new PerformanceReport(entries);
  }

  private static List<PerformanceValue> values(
      Measurements.Measured measured, Measurement measurement) {
    var values = new ArrayList<PerformanceValue>();
    measured
        .bins()
        .forEach((end, amount) ->
            measurement
                .of(amount)
                .ifPresent(value ->
                    values.add(new PerformanceValue(PmMapper.time(end), presentable(value)))));
    return values;
  }

  /** Three places after the point are more than any measurement is worth. */
  static BigDecimal presentable(double value) {
    var rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static PerformanceReportEntry entry(
      PmJob job, MeasuredObject object, String metric, List<PerformanceValue> values) {
    return new PerformanceReportEntry(
            org.pawl.vnfm.api.vnfpm.ObjectType.fromValue(job.objectType().name()),
            object.vnfInstanceId().toString(),
            metric,
            values)
        .subObjectInstanceId(object.subObjectInstanceId());
  }

  private static PerformanceInformationAvailableNotification notification(
      Subscription callback, UUID id, PmJob job, String vnfInstanceId, PmReport report) {
    var root = callback.apiRoot();
    var links =
        new PerformanceInformationAvailableNotificationLinks(
                new Link(root.uri(PmMapper.JOBS + job.id())),
                new Link(root.uri(PmMapper.report(job.id(), report.id()))))
            .objectInstance(new Link(root.uri(PmMapper.INSTANCES + vnfInstanceId)));
    return new PerformanceInformationAvailableNotification(
            id.toString(),
            NotificationTypeEnum.PERFORMANCE_INFORMATION_AVAILABLE_NOTIFICATION,
            PmMapper.time(report.readyTime()),
            job.id().toString(),
            org.pawl.vnfm.api.vnfpm.ObjectType.fromValue(job.objectType().name()),
            vnfInstanceId,
            links)
        .subObjectInstanceIds(job.subObjectInstanceIds());
  }
}
