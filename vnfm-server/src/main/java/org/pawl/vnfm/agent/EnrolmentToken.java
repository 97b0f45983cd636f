package org.pawl.vnfm.agent;

import java.time.Instant;

/**
 * The secret that a guest shows once to get its first certificate.
 *
 * @param value the secret; only its hash is stored
 * @param expiresAt when it stops being good
 */
public record EnrolmentToken(String value, Instant expiresAt) {

  @Override
  public String toString() {
    return "EnrolmentToken[expiresAt=" + expiresAt + "]";
  }
}
