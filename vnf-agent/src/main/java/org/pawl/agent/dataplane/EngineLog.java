package org.pawl.agent.dataplane;

import java.time.Instant;
import java.util.List;

/**
 * A piece of the engine's log.
 *
 * @param next the cursor to go on with
 * @param lost lines that were gone already
 */
public record EngineLog(long next, long lost, List<Line> lines) {

  /** One line. */
  public record Line(Instant time, String level, String text) {}

  public EngineLog {
    lines = List.copyOf(lines);
  }
}
