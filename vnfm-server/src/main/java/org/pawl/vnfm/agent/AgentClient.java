package org.pawl.vnfm.agent;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.ProblemError;

/** Talks to the agent in a guest. */
public interface AgentClient {

  /**
   * Has the agent check a configuration and swap it in. The VNFM lets no two changes of a VNFC run
   * at once, so it replaces whichever version the agent has.
   *
   * @param installedVersion the version that the agent reported last; null when it had none
   */
  Answer install(Configuration configuration, @Nullable Long installedVersion)
      throws AgentUnreachable;

  /** Has the agent look at a text; the mistakes found. */
  List<ProblemError> check(UUID vnfcId, String fileName, String text, List<String> elementPolicy)
      throws AgentUnreachable;

  /** Has the agent stop processing packets; no fault when nothing is installed. */
  void stop(UUID vnfcId) throws AgentUnreachable;

  /** Has the agent process packets; no fault when nothing is installed. */
  void start(UUID vnfcId) throws AgentUnreachable;

  /** What an agent makes of a configuration. */
  sealed interface Answer {

    /** It runs. */
    record Installed() implements Answer {}

    /** It has mistakes; the one before runs on. */
    record Refused(List<ProblemError> errors) implements Answer {
      public Refused {
        errors = List.copyOf(errors);
      }
    }
  }

  /** The agent gave no useful answer; whether it did what it was asked is not known. */
  final class AgentUnreachable extends Exception {

    /** The agent answered something that is no answer to the question. */
    public AgentUnreachable(String message) {
      super(message);
    }

    /** The agent could not be asked. */
    public AgentUnreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
