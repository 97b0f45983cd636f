package org.pawl.vnfm.vnffm;

/** What kind of fault an alarm is about (SOL003 7.5.4.5). */
public enum EventType {
  COMMUNICATIONS_ALARM,
  PROCESSING_ERROR_ALARM,
  ENVIRONMENTAL_ALARM,
  QOS_ALARM,
  EQUIPMENT_ALARM
}
