package org.pawl.vnfm.agent;

import java.net.InetAddress;
import java.util.UUID;

/**
 * Asked before an agent gets its first certificate: is there such a server, and was it made by us?
 */
public interface EnrolmentCheck {

  /**
   * Says whether the VIM knows an active server of this VNFC that the operation created.
   *
   * @param occurrenceId the operation that minted the token
   * @param peer where the request came from; a relay of the VIM may stand there
   */
  Verdict check(UUID vnfcId, UUID vnfInstanceId, UUID occurrenceId, InetAddress peer);

  /** What came of the check. */
  sealed interface Verdict {

    /** The server is the one that the token was made for. */
    record Accepted() implements Verdict {}

    /** It is not, or not yet; the agent is told to try again later, and why. */
    record Refused(String reason) implements Verdict {}
  }
}
