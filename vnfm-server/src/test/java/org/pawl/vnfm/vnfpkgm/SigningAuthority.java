package org.pawl.vnfm.vnfpkgm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.pawl.vnfm.trust.Pem;
import org.pawl.vnfm.vnfpkgm.signature.CmsSigner;

/** An authority for tests that vouches for signers of packages. */
final class SigningAuthority {

  private static final AtomicLong SERIAL = new AtomicLong(1);

  /** A key, and the certificates from it up to, but without, the root. */
  record Signing(KeyPair keys, List<X509Certificate> chain) {

    CmsSigner signer() {
      return new CmsSigner(keys.getPrivate(), chain);
    }

    String certificatePem() {
      return Pem.of(chain.getFirst());
    }

    /** The CMS signature of a text, as PEM. */
    String sign(String text, boolean withCertificate) {
      return sign(text.getBytes(StandardCharsets.UTF_8), withCertificate);
    }

    String sign(byte[] content, boolean withCertificate) {
      try {
        return signer().sign(content, withCertificate);
      } catch (java.security.GeneralSecurityException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  private final KeyPair keys;
  final X509Certificate certificate;
  private final List<X509Certificate> above;

  private SigningAuthority(KeyPair keys, X509Certificate certificate, List<X509Certificate> above) {
    this.keys = keys;
    this.certificate = certificate;
    this.above = List.copyOf(above);
  }

  static SigningAuthority root(String name) {
    var keys = keys("EC", 256);
    var now = Instant.now();
    var certificate =
        certificate(
            name,
            keys,
            name,
            keys,
            now.minus(Duration.ofDays(1000)),
            now.plus(Duration.ofDays(1000)),
            true,
            KeyUsage.keyCertSign);
    return new SigningAuthority(keys, certificate, List.of());
  }

  /** An authority that this one vouches for. */
  SigningAuthority intermediate(String name) {
    var theirs = keys("EC", 256);
    var now = Instant.now();
    var made =
        certificate(
            name,
            theirs,
            nameOf(),
            keys,
            now.minus(Duration.ofDays(1)),
            now.plus(Duration.ofDays(1)),
            true,
            KeyUsage.keyCertSign);
    var all = new ArrayList<>(above);
    all.addFirst(made);
    return new SigningAuthority(theirs, made, all);
  }

  Signing signing(String name) {
    return signing(name, "EC", Duration.ofDays(-1), Duration.ofDays(1), KeyUsage.digitalSignature);
  }

  Signing signing(String name, String algorithm, Duration from, Duration until, int usage) {
    var theirs = keys(algorithm, algorithm.equals("EC") ? 256 : 2048);
    var now = Instant.now();
    var made =
        certificate(name, theirs, nameOf(), keys, now.plus(from), now.plus(until), false, usage);
    var chain = new ArrayList<>(above);
    chain.addFirst(made);
    return new Signing(theirs, chain);
  }

  String pem() {
    return Pem.of(certificate);
  }

  private String nameOf() {
    return certificate.getSubjectX500Principal().getName();
  }

  private static KeyPair keys(String algorithm, int size) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509Certificate certificate(
      String name,
      KeyPair keys,
      String issuer,
      KeyPair issuerKeys,
      Instant from,
      Instant until,
      boolean authority,
      int usage) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(from),
              Date.from(until),
              new X500Name(name),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
