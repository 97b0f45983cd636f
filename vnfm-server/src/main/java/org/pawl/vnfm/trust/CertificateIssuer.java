package org.pawl.vnfm.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes X.509 certificates after RFC 5280, signed with ECDSA and SHA-256. */
final class CertificateIssuer {

  /** Clocks of guests may be a little behind the VNFM's. */
  private static final Duration BACKDATE = Duration.ofMinutes(5);

  private static final int SERIAL_BITS = 127;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CertificateIssuer(Clock clock) {
    this.clock = clock;
  }

  X509Certificate authority(KeyPair keys, Duration validity) {
    X500Name name = new X500Name("CN=Pawl CA " + serial().toString(16).substring(0, 8));
    return sign(
        builder(name, name, keys.getPublic(), validity),
        keys.getPublic(),
        keys.getPublic(),
        keys.getPrivate(),
        new Use(
            new BasicConstraints(0),
            KeyUsage.keyCertSign | KeyUsage.cRLSign,
            List.of(),
            List.of()));
  }

  X509Certificate endEntity(
      Signer signer, String commonName, PublicKey key, Duration validity, List<GeneralName> names) {
    X500Name issuer =
        X500Name.getInstance(signer.certificate().getSubjectX500Principal().getEncoded());
    return sign(
        builder(issuer, new X500Name("CN=" + commonName), key, validity),
        key,
        signer.certificate().getPublicKey(),
        signer.privateKey(),
        new Use(
            new BasicConstraints(false),
            KeyUsage.digitalSignature,
            List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
            names));
  }

  /** The authority that signs. */
  record Signer(X509Certificate certificate, PrivateKey privateKey) {}

  private record Use(
      BasicConstraints constraints,
      int keyUsage,
      List<KeyPurposeId> purposes,
      List<GeneralName> names) {}

  private X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Duration validity) {
    Instant now = clock.instant();
    return new JcaX509v3CertificateBuilder(
        issuer,
        serial(),
        Date.from(now.minus(BACKDATE)),
        Date.from(now.plus(validity)),
        subject,
        key);
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder,
      PublicKey key,
      PublicKey issuerKey,
      PrivateKey signingKey,
      Use use) {
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder
          .addExtension(Extension.basicConstraints, true, use.constraints())
          .addExtension(Extension.keyUsage, true, new KeyUsage(use.keyUsage()))
          .addExtension(
              Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key))
          .addExtension(
              Extension.authorityKeyIdentifier,
              false,
              identifiers.createAuthorityKeyIdentifier(issuerKey));
      if (!use.purposes().isEmpty()) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(use.purposes().toArray(KeyPurposeId[]::new)));
      }
      if (!use.names().isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(use.names().toArray(GeneralName[]::new)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signingKey)));
    } catch (OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot make a certificate", e);
    }
  }

  private BigInteger serial() {
    return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
  }
}
