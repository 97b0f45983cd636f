package org.pawl.vnfm.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** Keys on the curve P-256, the only kind that Pawl makes and accepts. */
public final class EllipticKeys {

  private static final ECParameterSpec P256 = ((ECPublicKey) generate().getPublic()).getParams();

  private EllipticKeys() {}

  /** Makes a new pair. */
  public static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make EC P-256 keys", e);
    }
  }

  static boolean isP256(PublicKey key) {
    return key instanceof ECPublicKey elliptic
        && elliptic.getParams().getCurve().equals(P256.getCurve())
        && elliptic.getParams().getGenerator().equals(P256.getGenerator());
  }
}
