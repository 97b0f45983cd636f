package org.pawl.vnfm.trust;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** Reads a PKCS#10 request and makes sure that whoever sent it holds its private key. */
final class SigningRequest {

  private SigningRequest() {}

  static PublicKey verifiedKey(String pem) throws InvalidSigningRequest {
    JcaPKCS10CertificationRequest request = parse(pem);
    try {
      PublicKey key = request.getPublicKey();
      if (!EllipticKeys.isP256(key)) {
        throw new InvalidSigningRequest(
            "the request's key is " + key.getAlgorithm() + "; make an EC key on the curve P-256");
      }
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new InvalidSigningRequest(
            "the request's signature does not fit its key: sign it with the private key of the same pair");
      }
      return key;
    } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
      throw new InvalidSigningRequest("the request's key or signature cannot be read", e);
    }
  }

  private static JcaPKCS10CertificationRequest parse(String pem) throws InvalidSigningRequest {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (parser.readObject() instanceof PKCS10CertificationRequest request) {
        return new JcaPKCS10CertificationRequest(request);
      }
    } catch (IOException | RuntimeException e) {
      throw new InvalidSigningRequest("the request is not PKCS#10 in PEM", e);
    }
    throw new InvalidSigningRequest(
        "the request is not PKCS#10 in PEM: it has to begin with -----BEGIN CERTIFICATE REQUEST-----");
  }
}
