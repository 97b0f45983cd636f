package org.pawl.agent.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** The agent's key with the certificate for it and the authority that issued it. */
public record Credentials(PrivateKey key, X509Certificate certificate, X509Certificate ca) {

  /** When to ask for the next certificate: after half of this one's life. */
  public Instant renewal() {
    Instant begin = certificate.getNotBefore().toInstant();
    return begin.plus(Duration.between(begin, expiry()).dividedBy(2));
  }

  /** The end of the certificate's life. */
  public Instant expiry() {
    return certificate.getNotAfter().toInstant();
  }

  @Override
  public String toString() {
    return "Credentials of " + certificate.getSubjectX500Principal();
  }
}
