package org.pawl.agent.dataplane;

import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ElementList;
import org.pawl.agent.model.Graph;

/**
 * The packet engine. Each method may be called from any thread; what goes wrong is a {@link
 * DataplaneException}.
 */
public interface Dataplane {

  /** The engine's version. */
  String version();

  /** Opens the data ports and starts the engine; once in a process. */
  void start(EngineArguments arguments);

  /** Checks a configuration without installing it; needs no started engine. */
  CheckResult check(ClickText text);

  /**
   * Installs a configuration, swapping it with the present one between two vectors of packets.
   *
   * @return what the engine says of it; never with errors
   */
  CheckResult install(ClickText text);

  /** Lets the installed configuration process packets. */
  void run();

  /** Stops processing; elements and their state stay. */
  void halt();

  /** Gives ports and memory back; the end of the engine in this process. */
  void stop();

  /** The elements of the installed configuration. */
  ElementList elements();

  /** The installed configuration as a graph. */
  Graph graph();

  /** Reads a handler such as {@code counter.count}. */
  String readHandler(String handler, String parameter);

  /** Writes a handler such as {@code counter.reset}. */
  void writeHandler(String handler, String value);

  /** Lines that the engine wrote, from the cursor on. */
  EngineLog log(long cursor, int maxLines);

  /** The engine's counters now. */
  EngineCounters counters();
}
