package org.pawl.agent.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/** A certification request (PKCS#10, RFC 2986) for an EC P-256 key. */
final class CertificateRequest {
  private CertificateRequest() {}

  /** The request in PEM, with the common name as its subject. */
  static String pem(KeyPair keys, String commonName) throws GeneralSecurityException {
    byte[] name =
        Der.sequence(
            Der.set(Der.sequence(Der.objectIdentifier(2, 5, 4, 3), Der.utf8String(commonName))));
    byte[] noAttributes = Der.tagged(0xa0, new byte[0]);
    byte[] info =
        Der.sequence(Der.smallInteger(0), name, keys.getPublic().getEncoded(), noAttributes);

    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(info);
    byte[] ecdsaWithSha256 = Der.sequence(Der.objectIdentifier(1, 2, 840, 10045, 4, 3, 2));
    return Pem.encode(
        "CERTIFICATE REQUEST",
        Der.sequence(info, ecdsaWithSha256, Der.bitString(signature.sign())));
  }
}
