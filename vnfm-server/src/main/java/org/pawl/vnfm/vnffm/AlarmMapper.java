package org.pawl.vnfm.vnffm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnffm.AlarmLinks;
import org.pawl.vnfm.api.vnffm.FaultyResourceInfo;
import org.pawl.vnfm.api.vnffm.FaultyResourceType;
import org.pawl.vnfm.api.vnffm.Link;
import org.pawl.vnfm.api.vnffm.PerceivedSeverityType;
import org.pawl.vnfm.api.vnffm.ResourceHandle;
import org.pawl.vnfm.sol.ApiRoot;

/** Turns alarms into the form that SOL003 7.5.2.4 gives them. */
final class AlarmMapper {

  static final String PATH = "/vnffm/v1/alarms/";

  private AlarmMapper() {}

  static org.pawl.vnfm.api.vnffm.Alarm toApi(Alarm alarm, ApiRoot root) {
    AlarmCause cause = alarm.cause();
    return new org.pawl.vnfm.api.vnffm.Alarm(
            alarm.id().toString(),
            alarm.managedObjectId().toString(),
            time(alarm.alarmRaisedTime()),
            org.pawl.vnfm.api.vnffm.AckState.valueOf(alarm.ackState().name()),
            PerceivedSeverityType.valueOf(alarm.perceivedSeverity().name()),
            time(alarm.alarmRaisedTime()),
            org.pawl.vnfm.api.vnffm.EventType.valueOf(cause.eventType().name()),
            cause.probableCause(),
            alarm.rootAlarmId() == null,
            links(alarm, root))
        .alarmChangedTime(timeOrNone(alarm.alarmChangedTime()))
        .alarmClearedTime(timeOrNone(alarm.alarmClearedTime()))
        .alarmAcknowledgedTime(timeOrNone(alarm.alarmAcknowledgedTime()))
        .rootCauseFaultyResource(faulty(alarm.faultyResource()))
        .correlatedAlarmIds(correlated(alarm))
        .faultType(cause.name())
        .faultDetails(List.of("vnfcId=" + alarm.vnfcId(), alarm.detail()));
  }

  private static @Nullable List<String> correlated(Alarm alarm) {
    return alarm.correlatedAlarmIds().isEmpty()
        ? null
        : alarm.correlatedAlarmIds().stream().map(UUID::toString).toList();
  }

  static Link link(ApiRoot root, String path) {
    return new Link(root.uri(path));
  }

  static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static AlarmLinks links(Alarm alarm, ApiRoot root) {
    return new AlarmLinks(link(root, PATH + alarm.id()))
        .objectInstance(link(root, "/vnflcm/v2/vnf_instances/" + alarm.managedObjectId()));
  }

  private static @Nullable FaultyResourceInfo faulty(@Nullable FaultyResource resource) {
    return resource == null
        ? null
        : new FaultyResourceInfo(
            new ResourceHandle(resource.resourceId())
                .vimConnectionId(resource.vimConnectionId())
                .vimLevelResourceType(resource.vimLevelResourceType()),
            FaultyResourceType.fromValue(FaultyResource.TYPE));
  }

  private static @Nullable OffsetDateTime timeOrNone(@Nullable Instant time) {
    return time == null ? null : time(time);
  }
}
