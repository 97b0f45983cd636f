package org.pawl.vnfm.agent;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.sol.ProblemError;

/**
 * All that the VNFM knows of its agents and asks of them. Steps of operations may be repeated: each
 * method leaves the same after two calls as after one.
 */
public interface Agents {

  /**
   * Makes the one-time token with which the agent of a VNFC gets its first certificate. A token
   * made before for the same VNFC dies, so that a resumed step gets one that nobody has seen; so do
   * the certificates of the guest that was there before.
   *
   * @param occurrenceId the life cycle operation that creates the VNFC
   */
  EnrolmentToken mintToken(UUID vnfcId, UUID vnfInstanceId, UUID occurrenceId, Duration validity);

  /**
   * Lets an agent whose server was stopped enrol once more, with the token and the key that it has:
   * its certificate may have expired meanwhile.
   */
  void renewToken(UUID vnfcId, Duration validity);

  /**
   * Says what a VNFC shall run; its agent pulls it. The same text again changes nothing. Needs a
   * token to have been minted for the VNFC before.
   *
   * @param who the user or client on whose behalf this is done
   * @param why the reason, for the history
   */
  Configuration assignConfiguration(
      UUID vnfcId, String text, String fileName, String who, String why);

  /**
   * Like {@link #assignConfiguration(UUID, String, String, String, String)}, with other rules than
   * the usual ones.
   */
  Configuration assignConfiguration(
      UUID vnfcId,
      String text,
      String fileName,
      List<String> elementPolicy,
      String who,
      String why);

  /** What is known of a VNFC's agent; empty for a VNFC that no token was minted for. */
  Optional<AgentState> state(UUID vnfcId);

  /** The states of all agents of some VNF instances. */
  List<AgentState> states(Collection<UUID> vnfInstanceIds);

  /** The states of all agents of a VNF instance. */
  List<AgentState> states(UUID vnfInstanceId);

  /**
   * What a VNFC shall run.
   *
   * @throws org.pawl.vnfm.sol.Problem if nothing was assigned
   */
  Configuration configuration(UUID vnfcId);

  /** Every configuration that a VNFC was given, the newest first. */
  List<Configuration> history(UUID vnfcId);

  /**
   * Replaces the configuration of a running VNFC: the agent checks the text and swaps it in without
   * losing packets. Nothing changes when this fails.
   *
   * @param ifMatch the version that the caller has seen
   * @throws org.pawl.vnfm.sol.Problem if another version is current, the text is refused (its
   *     extension {@code errors} lists the mistakes), or the agent is not reached
   */
  Configuration putConfiguration(UUID vnfcId, String text, long ifMatch, String who, String why);

  /**
   * Has the agent look at a text without running it; the mistakes found, none if it would be taken.
   */
  List<ProblemError> check(UUID vnfcId, String text);

  /** The newest report, whichever VNFM got it; empty before the first. */
  Optional<AgentReport> latestReport(UUID vnfcId);

  /**
   * Has the agent stop processing packets, before its VNFC goes.
   *
   * @throws org.pawl.vnfm.sol.Problem if the agent is not reached, or has nothing to stop
   */
  void stop(UUID vnfcId);

  /**
   * Has the agent process packets again after {@link #stop}.
   *
   * @throws org.pawl.vnfm.sol.Problem if the agent is not reached, or has nothing to start
   */
  void start(UUID vnfcId);

  /** The reports of the last ten minutes that this VNFM got, the oldest first. */
  List<AgentReport> recentReports(UUID vnfcId);

  /**
   * The states of the agents that reported once but not in the last {@code silence}, except of
   * retired ones.
   */
  List<AgentState> silentFor(Duration silence);

  /**
   * Says that a VNFC is about to be taken away or stopped, so that its agent's silence is no fault
   * from now on, nor that it runs anew.
   */
  void retire(UUID vnfcId);

  /** Takes {@link #retire} back: from now on the agent's silence is a fault again. */
  void expect(UUID vnfcId);

  /**
   * Forgets a VNFC that is gone: its token and configurations are removed and its certificates
   * revoked.
   */
  void forget(UUID vnfcId);
}
