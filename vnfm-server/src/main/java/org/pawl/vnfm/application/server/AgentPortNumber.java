package org.pawl.vnfm.application.server;

/**
 * Tells the number of the port that agents connect to, which is known once the server has started.
 */
public interface AgentPortNumber {

  /** The port's number. */
  int number();
}
