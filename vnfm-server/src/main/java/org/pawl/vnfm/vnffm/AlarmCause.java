package org.pawl.vnfm.vnffm;

/** The faults that the VNFM notices by itself. One VNFC has at most one open alarm of each. */
public enum AlarmCause {
  /**
   * The agent does not report any more: its guest, the network between, or the agent itself is
   * down.
   */
  HEARTBEAT_LOST(
      PerceivedSeverity.CRITICAL, EventType.COMMUNICATIONS_ALARM, "The agent's heartbeat is lost"),
  /**
   * The agent came back as a new process though no operation asked for that; open until the
   * function runs.
   */
  AGENT_RESTARTED(
      PerceivedSeverity.MAJOR, EventType.PROCESSING_ERROR_ALARM, "The agent restarted by itself"),
  /**
   * Many agents were lost at once: what they have in common is down. One at a time in each tenant
   * that lost some; until it is over nothing is healed automatically.
   */
  AGENTS_LOST(
      PerceivedSeverity.CRITICAL,
      EventType.COMMUNICATIONS_ALARM,
      "Many agents were lost at once: a host, or the network between them and the VNFM, is down"),
  /** Somebody tried to pass for the agent. */
  SECURITY_BREACH(
      PerceivedSeverity.CRITICAL,
      EventType.COMMUNICATIONS_ALARM,
      "Somebody tried to pass for the agent");

  private final PerceivedSeverity severity;
  private final EventType eventType;
  private final String probableCause;

  AlarmCause(PerceivedSeverity severity, EventType eventType, String probableCause) {
    this.severity = severity;
    this.eventType = eventType;
    this.probableCause = probableCause;
  }

  /** How bad it is while it lasts. */
  public PerceivedSeverity severity() {
    return severity;
  }

  /** What kind of fault it is. */
  public EventType eventType() {
    return eventType;
  }

  /** The cause in words. */
  public String probableCause() {
    return probableCause;
  }
}
