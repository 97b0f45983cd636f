package org.pawl.vnfm.vnffm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnffm.AlarmLinks;
import org.pawl.vnfm.api.vnffm.Link;
import org.pawl.vnfm.api.vnffm.PerceivedSeverityType;
import org.pawl.vnfm.sol.Links;

/** Turns alarms into the form that SOL003 7.5.2.4 gives them. */
final class AlarmMapper {

  private AlarmMapper() {}

  static org.pawl.vnfm.api.vnffm.Alarm toApi(Alarm alarm) {
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
            true,
            links(alarm))
        .alarmChangedTime(timeOrNone(alarm.alarmChangedTime()))
        .alarmClearedTime(timeOrNone(alarm.alarmClearedTime()))
        .faultType(cause.name())
        .faultDetails(List.of("vnfcId=" + alarm.vnfcId(), alarm.detail()));
  }

  private static AlarmLinks links(Alarm alarm) {
    return new AlarmLinks(link("/vnffm/v1/alarms/" + alarm.id()))
        .objectInstance(link("/vnflcm/v2/vnf_instances/" + alarm.managedObjectId()));
  }

  private static Link link(String path) {
    return new Link(Links.to(path).toString());
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime timeOrNone(@Nullable Instant time) {
    return time == null ? null : time(time);
  }
}
