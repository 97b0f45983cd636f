package org.pawl.vnfm.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.asn1.x509.GeneralName;

/** The authority whose key lies sealed in the database. */
final class StoredCertificateAuthority implements CertificateAuthority {

  private static final String KEY_NAME = "certificate-authority";
  private static final Duration OWN_VALIDITY = Duration.ofDays(3650);

  private final CertificateIssuer issuer;
  private final Duration agentValidity;
  private final CertificateIssuer.Signer signer;

  StoredCertificateAuthority(SealedKeys keys, CertificateIssuer issuer, Duration agentValidity) {
    this.issuer = issuer;
    this.agentValidity = agentValidity;
    SealedKeys.SharedKey key = keys.getOrCreate(KEY_NAME, this::found);
    this.signer = new CertificateIssuer.Signer(parse(key.publicPart()), key.privateKey());
  }

  @Override
  public X509Certificate certificate() {
    return signer.certificate();
  }

  @Override
  public String pem() {
    return Pem.of(certificate());
  }

  @Override
  public String pin() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(certificate().getPublicKey().getEncoded());
      return "sha256/" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public X509Certificate issueForAgent(UUID vnfcId, String signingRequestPem)
      throws InvalidSigningRequest {
    PublicKey key = SigningRequest.verifiedKey(signingRequestPem);
    return issuer.endEntity(signer, vnfcId.toString(), key, agentValidity, List.of());
  }

  X509Certificate issueForVnfm(PublicKey key, Duration validity, List<GeneralName> names) {
    return issuer.endEntity(signer, VnfmCertificate.COMMON_NAME, key, validity, names);
  }

  private SealedKeys.SharedKey found() {
    try {
      KeyPair pair = EllipticKeys.generate();
      X509Certificate certificate = issuer.authority(pair, OWN_VALIDITY);
      return new SealedKeys.SharedKey(pair.getPrivate(), certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encode the authority's certificate", e);
    }
  }

  private static X509Certificate parse(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("the authority's certificate in the database is damaged", e);
    }
  }
}
