package org.pawl.vnfm.agent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One version of the Click configuration of a VNFC.
 *
 * @param version rises with each change, also when an old text comes back
 * @param elementPolicy which element classes the text may use, in the words of the agent's
 *     interface
 * @param who on whose behalf it was assigned
 * @param why the reason given
 */
public record Configuration(
    UUID vnfcId,
    long version,
    String fileName,
    String text,
    List<String> elementPolicy,
    String who,
    String why,
    Instant assignedAt) {

  /** Keeps files, programs and sockets of the guest out of a configuration's reach. */
  public static final List<String> USUAL_POLICY = List.of("-@host");

  public Configuration {
    elementPolicy = List.copyOf(elementPolicy);
  }
}
