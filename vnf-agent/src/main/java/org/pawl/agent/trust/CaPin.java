package org.pawl.agent.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * The pin of the VNFM's CA: the SHA-256 of its SubjectPublicKeyInfo (as in RFC 7469).
 *
 * @param pin {@code sha256/} and base64
 */
public record CaPin(String pin) {

  /** Whether this is the pin of the certificate's key, and the certificate is a CA's. */
  boolean fits(X509Certificate certificate) throws GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
    return certificate.getBasicConstraints() >= 0
        && pin.equals("sha256/" + Base64.getEncoder().encodeToString(digest));
  }
}
