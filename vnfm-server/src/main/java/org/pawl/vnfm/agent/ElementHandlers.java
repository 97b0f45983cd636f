package org.pawl.vnfm.agent;

import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;

/** Reads handlers of the elements that run in a guest. */
public interface ElementHandlers {

  /**
   * The value of a handler; empty when the configuration that runs has no such handler that can be
   * read.
   *
   * @param element its name, with slashes where it is inside of others
   */
  Optional<String> read(UUID vnfcId, String element, String handler) throws AgentUnreachable;
}
