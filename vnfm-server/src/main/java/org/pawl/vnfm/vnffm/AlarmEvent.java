package org.pawl.vnfm.vnffm;

/** News about an alarm, from the one VNFM that raised, changed or cleared it. */
public sealed interface AlarmEvent {

  /** The alarm as it is now. */
  Alarm alarm();

  /** A fault began. */
  record AlarmRaised(Alarm alarm) implements AlarmEvent {}

  /** A consumer acknowledged an alarm, took that back, or escalated it. */
  record AlarmChanged(Alarm alarm) implements AlarmEvent {}

  /** A fault is over. */
  record AlarmCleared(Alarm alarm) implements AlarmEvent {}
}
