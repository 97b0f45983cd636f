package org.pawl.vnfm.agent;

/** What the function in a guest does, as its agent reports it. */
public enum FunctionState {
  /** No configuration was installed yet since the agent started. */
  STARTING,
  /** Packets are processed. */
  RUNNING,
  /** A configuration is installed and stopped. */
  STOPPED,
  /** No configuration is installed, because the engine is unavailable or refused it. */
  FAILED
}
