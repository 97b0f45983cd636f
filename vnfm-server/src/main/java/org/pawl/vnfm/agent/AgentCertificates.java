package org.pawl.vnfm.agent;

import java.security.cert.X509Certificate;

/** Knows which certificates agents were given, and which of them are still good. */
public interface AgentCertificates {

  /**
   * Whether this authority's certificate was issued to the VNFC that it names and not revoked
   * since.
   */
  boolean isGood(X509Certificate certificate);
}
