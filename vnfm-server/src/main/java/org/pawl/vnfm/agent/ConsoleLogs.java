package org.pawl.vnfm.agent;

import java.util.UUID;

/** Reads what a VNFC's server wrote to its console. */
public interface ConsoleLogs {

  /**
   * The end of the log.
   *
   * @param lines at most that many
   * @throws org.pawl.vnfm.sol.Problem if the VNFC has no server or the VIM does not answer
   */
  String consoleLog(UUID vnfcId, int lines);
}
