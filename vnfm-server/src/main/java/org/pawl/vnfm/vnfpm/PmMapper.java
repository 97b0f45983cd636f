package org.pawl.vnfm.vnfpm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpm.Link;
import org.pawl.vnfm.api.vnfpm.PmJobCriteria;
import org.pawl.vnfm.api.vnfpm.PmJobLinks;
import org.pawl.vnfm.api.vnfpm.ReportInformation;
import org.pawl.vnfm.api.vnfpm.ThresholdLinks;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.SubscriptionRequest;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.Links;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns PM jobs and thresholds into what the interface shows of them, and back. */
@Component
class PmMapper {

  static final String JOBS = "/vnfpm/v2/pm_jobs/";
  static final String THRESHOLDS = "/vnfpm/v2/thresholds/";
  static final String INSTANCES = "/vnflcm/v2/vnf_instances/";

  private final Subscriptions subscriptions;
  private final PmJobRows reports;
  private final JsonMapper json;

  PmMapper(Subscriptions subscriptions, PmJobRows reports, JsonMapper json) {
    this.subscriptions = subscriptions;
    this.reports = reports;
    this.json = json;
  }

  SubscriptionRequest callback(String uri, @Nullable Object authentication) {
    return new SubscriptionRequest(
        PmJobs.API,
        uri,
        json.convertValue(authentication, SubscriptionAuthentication.class),
        Map.of());
  }

  String callbackUri(UUID owner) {
    return subscriptions.callbackUri(owner);
  }

  org.pawl.vnfm.api.vnfpm.PmJob toApi(PmJob from) {
    var links = new PmJobLinks(link(JOBS + from.id()));
    links.setObjects(
        from.objectInstanceIds().stream().map(each -> link(INSTANCES + each)).toList());
    return new org.pawl.vnfm.api.vnfpm.PmJob()
        .id(from.id().toString())
        .objectType(org.pawl.vnfm.api.vnfpm.ObjectType.fromValue(from.objectType().name()))
        .objectInstanceIds(from.objectInstanceIds())
        .subObjectInstanceIds(from.subObjectInstanceIds())
        .criteria(json.convertValue(from.criteria(), PmJobCriteria.class))
        .callbackUri(callbackUri(from.id()))
        .reports(
            reports
                .newestReport(from.id())
                .map(report ->
                    new ReportInformation(
                            Links.to(report(from.id(), report.id())).toString(),
                            time(report.readyTime()))
                        .expiryTime(time(report.expiryTime())))
                .orElse(null))
        .links(links);
  }

  org.pawl.vnfm.api.vnfpm.Threshold toApi(Threshold from) {
    var links = new ThresholdLinks(link(THRESHOLDS + from.id()));
    links.setObject(link(INSTANCES + from.objectInstanceId()));
    return new org.pawl.vnfm.api.vnfpm.Threshold()
        .id(from.id().toString())
        .objectType(org.pawl.vnfm.api.vnfpm.ObjectType.fromValue(from.objectType().name()))
        .objectInstanceId(from.objectInstanceId())
        .subObjectInstanceIds(from.subObjectInstanceIds())
        .criteria(
            json.convertValue(from.criteria(), org.pawl.vnfm.api.vnfpm.ThresholdCriteria.class))
        .callbackUri(callbackUri(from.id()))
        .links(links);
  }

  static String report(UUID jobId, UUID reportId) {
    return JOBS + jobId + "/reports/" + reportId;
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Link link(String path) {
    return new Link(Links.to(path).toString());
  }
}
