package org.pawl.vnfm.trust;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * The certificate of this VNFM process, for servers and clients. Its key lives in memory only and
 * is new with each certificate.
 */
final class VnfmCertificate {

  /** By this name agents know the VNFM. */
  static final String COMMON_NAME = "vnfm";

  private final StoredCertificateAuthority authority;
  private final Clock clock;
  private final Duration validity;
  private final List<GeneralName> names;
  private volatile Identity identity;

  VnfmCertificate(
      StoredCertificateAuthority authority,
      Clock clock,
      Duration validity,
      List<GeneralName> names) {
    this.authority = authority;
    this.clock = clock;
    this.validity = validity;
    this.names = List.copyOf(names);
    this.identity = issue();
  }

  /** The certificate together with its key and its issuer. */
  record Identity(PrivateKey privateKey, X509Certificate certificate, X509Certificate issuer) {
    X509Certificate[] chain() {
      return new X509Certificate[] {certificate, issuer};
    }
  }

  Identity current() {
    return identity;
  }

  /** Takes a new certificate when half of the old one's time is over; says whether it did. */
  boolean renewIfDue() {
    Instant halfTime =
        identity.certificate().getNotAfter().toInstant().minus(validity.dividedBy(2));
    if (clock.instant().isBefore(halfTime)) {
      return false;
    }
    identity = issue();
    return true;
  }

  private Identity issue() {
    KeyPair pair = EllipticKeys.generate();
    X509Certificate certificate = authority.issueForVnfm(pair.getPublic(), validity, names);
    return new Identity(pair.getPrivate(), certificate, authority.certificate());
  }
}
