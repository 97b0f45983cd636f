package org.pawl.vnfm.trust;

import java.security.cert.X509Certificate;
import java.util.UUID;

/**
 * The VNFM's own certificate authority: vouches for agents towards the VNFM and for the VNFM
 * towards agents. All VNFMs on one database are one authority.
 */
public interface CertificateAuthority {

  /** The authority's certificate; its chain ends there. */
  X509Certificate certificate();

  /** {@link #certificate()} in PEM, as {@code GET /ca.pem} serves it. */
  String pem();

  /**
   * The pin that a guest gets in its config drive: {@code sha256/} and the SHA-256 of the
   * certificate's SubjectPublicKeyInfo in base64, after RFC 7469.
   */
  String pin();

  /**
   * Issues a certificate for the agent of a VNFC: common name {@code vnfcId}, for TLS servers and
   * clients. What the request says about its subject is not looked at.
   *
   * @throws InvalidSigningRequest if the request is not PKCS#10, not signed with its own key, or
   *     its key is not EC P-256
   */
  X509Certificate issueForAgent(UUID vnfcId, String signingRequestPem) throws InvalidSigningRequest;
}
