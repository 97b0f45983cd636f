package org.pawl.vnfm.vnfpkgm.signature;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;

/**
 * Signs with a key such that equal contents get equal signatures: ECDSA takes its random number
 * from what is signed (RFC 6979).
 */
final class KeySigner implements ContentSigner {

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final AlgorithmIdentifier algorithm;
  private final Signature signature;

  KeySigner(PrivateKey key) throws GeneralSecurityException {
    switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
      case "RSA" -> {
        algorithm = identifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, true);
        signature = Signature.getInstance("SHA256withRSA", PROVIDER);
      }
      case "EC", "ECDSA" -> {
        algorithm = identifier(X9ObjectIdentifiers.ecdsa_with_SHA256, false);
        signature = Signature.getInstance("SHA256withECDDSA", PROVIDER);
      }
      default ->
          throw new GeneralSecurityException(
              "packages are signed with RSA or EC, not with a key of " + key.getAlgorithm());
    }
    signature.initSign(key);
  }

  private static AlgorithmIdentifier identifier(ASN1ObjectIdentifier name, boolean withNull) {
    return withNull
        ? new AlgorithmIdentifier(name, DERNull.INSTANCE)
        : new AlgorithmIdentifier(name);
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    try {
      signature.update(content.toByteArray());
      return signature.sign();
    } catch (GeneralSecurityException unfit) {
      throw new IllegalStateException("the key does not sign", unfit);
    }
  }
}
