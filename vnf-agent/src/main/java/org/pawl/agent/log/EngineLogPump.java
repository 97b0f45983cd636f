package org.pawl.agent.log;

import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.dataplane.EngineLog;
import org.pawl.agent.model.LogLevel;
import org.pawl.agent.model.LogSource;

/** Carries the engine's lines over into the agent's log. */
public final class EngineLogPump {
  private static final int MAX_LINES = 256;

  private final Dataplane dataplane;
  private final AgentLog log;
  private long cursor;

  public EngineLogPump(Dataplane dataplane, AgentLog log) {
    this.dataplane = dataplane;
    this.log = log;
  }

  /** Takes what the engine wrote since the last time, at most 256 lines. */
  public synchronized void pump() {
    EngineLog lines = dataplane.log(cursor, MAX_LINES);
    cursor = lines.next();
    if (lines.lost() > 0) {
      log.warning(lines.lost() + " lines of the engine's log came too fast to be kept");
    }
    for (EngineLog.Line line : lines.lines()) {
      LogLevel level =
          switch (line.level()) {
            case "debug" -> LogLevel.DEBUG;
            case "warning" -> LogLevel.WARNING;
            case "error" -> LogLevel.ERROR;
            default -> LogLevel.INFO;
          };
      log.add(line.time(), LogSource.ENGINE, level, line.text());
    }
  }
}
