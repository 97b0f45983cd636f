package org.pawl.agent.dataplane;

/** Where the engine is in its life. */
public enum EngineState {
  /** Not started. */
  NEW,
  /** Started, nothing installed. */
  EMPTY,
  /** Installed, not processing. */
  HALTED,
  /** Processing packets. */
  RUNNING,
  /** Stopped for good. */
  STOPPED,
  /** The configuration ended itself. */
  FINISHED
}
