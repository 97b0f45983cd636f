package org.pawl.agent.log;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.pawl.agent.model.LogLevel;
import org.pawl.agent.model.LogLine;
import org.pawl.agent.model.LogSource;
import org.pawl.agent.model.LogTail;

/**
 * Lines of agent and engine: each goes to the console at once, and the newest stay for the VNFM to
 * read.
 */
public final class AgentLog {
  private static final int MAX_LINE_LENGTH = 2000;

  private final int capacity;
  private final Clock clock;
  private final PrintStream console;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private long next;

  public AgentLog(int capacity, Clock clock, PrintStream console) {
    this.capacity = capacity;
    this.clock = clock;
    this.console = console;
  }

  public void info(String text) {
    add(clock.instant(), LogSource.AGENT, LogLevel.INFO, text);
  }

  public void warning(String text) {
    add(clock.instant(), LogSource.AGENT, LogLevel.WARNING, text);
  }

  public void error(String text) {
    add(clock.instant(), LogSource.AGENT, LogLevel.ERROR, text);
  }

  /** Adds a line that was written at another time or by the engine; overlong lines are cut. */
  public synchronized void add(Instant time, LogSource source, LogLevel level, String text) {
    String line =
        text.length() <= MAX_LINE_LENGTH ? text : text.substring(0, MAX_LINE_LENGTH) + " [cut]";
    lines.addLast(new LogLine(next++, time, source, level, line));
    if (lines.size() > capacity) {
      lines.removeFirst();
    }
    console.println(time + " " + source + " " + level + " " + line);
  }

  /** Lines from the cursor on, oldest first. */
  public synchronized LogTail tail(long cursor, int limit) {
    long oldest = next - lines.size();
    long from = Math.clamp(cursor, oldest, next);
    List<LogLine> tail = lines.stream().skip(from - oldest).limit(limit).toList();
    return new LogTail(from + tail.size(), Math.max(0, oldest - cursor), tail);
  }
}
