package org.pawl.vnfm.trust;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** An authority that is not the VNFM's. */
public final class TestAuthority {

  private final CertificateIssuer issuer = new CertificateIssuer(Clock.systemUTC());
  private final CertificateIssuer.Signer signer;

  private TestAuthority() {
    KeyPair keys = EllipticKeys.generate();
    signer =
        new CertificateIssuer.Signer(issuer.authority(keys, Duration.ofDays(1)), keys.getPrivate());
  }

  public static TestAuthority other() {
    return new TestAuthority();
  }

  public X509Certificate certificate() {
    return signer.certificate();
  }

  public X509Certificate issue(UUID vnfcId, KeyPair keys) {
    return issue(vnfcId.toString(), keys);
  }

  public X509Certificate issue(String commonName, KeyPair keys) {
    return issuer.endEntity(signer, commonName, keys.getPublic(), Duration.ofHours(1), List.of());
  }
}
