package org.pawl.vnfm.granting;

import java.time.Duration;

/** The orchestrator that grants operations. */
public interface Nfvo {

  /** What it says. */
  sealed interface Answer {}

  /** The operation may go on, within this grant. */
  record Granted(Grant grant) implements Answer {}

  /**
   * It has not decided yet.
   *
   * @param location where its decision will be
   * @param after when to look there
   */
  record Pending(String location, Duration after) implements Answer {}

  /** It cannot answer now; the question is to be put again. */
  record Busy(String reason, Duration after) implements Answer {}

  /** Whether there is one. */
  boolean isThere();

  /**
   * Asks for a grant.
   *
   * @throws org.pawl.vnfm.sol.Problem when it is refused, or the NFVO cannot be asked
   */
  Answer ask(GrantRequest request);

  /**
   * Looks for a decision.
   *
   * @throws org.pawl.vnfm.sol.Problem when it is a refusal, or the NFVO cannot be asked
   */
  Answer look(String location);
}
