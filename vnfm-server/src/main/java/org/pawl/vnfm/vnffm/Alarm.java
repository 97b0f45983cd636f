package org.pawl.vnfm.vnffm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a VNF, from when it was noticed until it was over, and after that for the record
 * (SOL003 7.5.2.4).
 *
 * @param managedObjectId the VNF instance
 * @param detail what was seen
 * @param escalatedSeverity how bad a consumer said it is; null when nobody did
 * @param faultyResource the virtual resource at fault; null when none is known to be
 * @param rootAlarmId the alarm whose fault is the root of this one; null when it is a root itself
 * @param correlatedAlarmIds the root, or the alarms of which this one is the root
 * @param version rises with each change
 */
public record Alarm(
    UUID id,
    UUID managedObjectId,
    UUID vnfcId,
    AlarmCause cause,
    String detail,
    Instant alarmRaisedTime,
    @Nullable Instant alarmChangedTime,
    @Nullable Instant alarmClearedTime,
    @Nullable Instant alarmAcknowledgedTime,
    AckState ackState,
    @Nullable PerceivedSeverity escalatedSeverity,
    @Nullable FaultyResource faultyResource,
    @Nullable UUID rootAlarmId,
    List<UUID> correlatedAlarmIds,
    int version) {

  public Alarm {
    correlatedAlarmIds = List.copyOf(correlatedAlarmIds);
  }

  /** Whether the fault lasts. */
  public boolean isActive() {
    return alarmClearedTime == null;
  }

  /** How bad it is now. */
  public PerceivedSeverity perceivedSeverity() {
    return isActive() ? severityWhileActive() : PerceivedSeverity.CLEARED;
  }

  /** How bad it is, or was until it was over. */
  PerceivedSeverity severityWhileActive() {
    return escalatedSeverity == null ? cause.severity() : escalatedSeverity;
  }
}
