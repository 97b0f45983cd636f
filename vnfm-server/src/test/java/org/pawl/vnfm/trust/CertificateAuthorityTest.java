package org.pawl.vnfm.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.vnfm.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class CertificateAuthorityTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final DataSource database = TestDatabase.migrated();
  @TempDir Path directory;

  @Test
  void severalVnfms_whenTheyStartAtOnceOnOneDatabase_areOneAuthority() {
    List<String> pins =
        IntStream.range(0, 8).parallel().mapToObj(_ -> authority().pin()).distinct().toList();

    assertThat(pins).hasSize(1);
  }

  @Test
  void pin_whenGiven_isTheHashOfThePublicKey() throws Exception {
    StoredCertificateAuthority authority = authority();

    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(authority.certificate().getPublicKey().getEncoded());

    assertThat(authority.pin()).isEqualTo("sha256/" + Base64.getEncoder().encodeToString(hash));
  }

  @Test
  void authority_whenItsCertificateIsRead_maySignCertificatesAndNothingElse() throws Exception {
    X509Certificate certificate = authority().certificate();

    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getBasicConstraints()).isZero();
    assertThat(certificate.getKeyUsage()[5]).isTrue();
    assertThat(certificate.getKeyUsage()[0]).isFalse();
  }

  @Test
  void vnfmCertificate_whenHalfOfItsLifeIsOver_isRenewedWithAnotherKey() {
    VnfmCertificate certificate =
        new VnfmCertificate(
            authority(),
            clock,
            Duration.ofDays(30),
            List.of(new GeneralName(GeneralName.dNSName, "vnfm.example")));
    X509Certificate first = certificate.current().certificate();

    now.set(now.get().plus(Duration.ofDays(14)));
    assertThat(certificate.renewIfDue()).isFalse();
    now.set(now.get().plus(Duration.ofDays(1)).plusSeconds(1));
    assertThat(certificate.renewIfDue()).isTrue();

    X509Certificate second = certificate.current().certificate();
    assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
    assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
    assertThat(TlsContexts.commonName(second)).isEqualTo("vnfm");
  }

  private StoredCertificateAuthority authority() {
    MasterKeys masterKey = MasterKeys.in(directory.resolve("master.key"));
    return new StoredCertificateAuthority(
        new SealedKeys(JdbcClient.create(database), masterKey),
        new CertificateIssuer(clock),
        Duration.ofHours(24));
  }
}
