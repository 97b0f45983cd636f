package org.pawl.vnfm.vnfpm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants which measurements reported (SOL003 6.5.2.7). Its callback is the subscription of the
 * same identifier.
 *
 * @param reportedUntil where the reporting period that goes on began
 * @param nextReportAt where it ends; null when there will be no report any more
 */
record PmJob(
    UUID id,
    long version,
    ObjectType objectType,
    List<String> objectInstanceIds,
    @Nullable List<String> subObjectInstanceIds,
    Criteria criteria,
    Instant reportedUntil,
    @Nullable Instant nextReportAt) {

  /** Which measurements, and how often (SOL003 6.5.3.3). */
  record Criteria(
      @Nullable List<String> performanceMetric,
      @Nullable List<String> performanceMetricGroup,
      int collectionPeriod,
      int reportingPeriod,
      @Nullable OffsetDateTime reportingBoundary) {

    /** Whether there shall be a report at a moment. */
    boolean reportsAt(Instant moment) {
      return reportingBoundary == null || !moment.isAfter(reportingBoundary.toInstant());
    }
  }
}
