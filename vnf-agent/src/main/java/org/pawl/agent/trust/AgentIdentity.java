package org.pawl.agent.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.boot.StateDirectory;

/**
 * Who this agent is: a key that never leaves the guest, and the certificate that the VNFM gave for
 * it.
 */
public final class AgentIdentity {
  private static final String KEY_FILE = "key.pem";
  private static final String CERTIFICATES_FILE = "certificates.pem";
  private static final String TOKEN_FILE = "token.sha256";

  private final UUID vnfcId;
  private final CaPin pin;
  private final StateDirectory state;
  private final KeyPair keys;
  private volatile @Nullable Credentials credentials;

  private AgentIdentity(UUID vnfcId, CaPin pin, StateDirectory state, KeyPair keys) {
    this.vnfcId = vnfcId;
    this.pin = pin;
    this.state = state;
    this.keys = keys;
  }

  /**
   * Reads what is kept, or makes a key. Kept files of another VNFC or CA, or damaged ones, are not
   * used, nor those that came with a disk which was copied from another guest or an earlier life:
   * the token in the config drive is another one then.
   */
  public static AgentIdentity open(UUID vnfcId, CaPin pin, String token, StateDirectory state)
      throws IOException, GeneralSecurityException {
    forgetAnotherLife(token, state);
    Optional<byte[]> key = state.read(KEY_FILE);
    AgentIdentity identity =
        new AgentIdentity(
            vnfcId, pin, state, key.isPresent() ? readKeys(key.get()) : makeKeys(state));
    Optional<byte[]> kept = state.read(CERTIFICATES_FILE);
    if (kept.isPresent()) {
      try {
        identity.credentials = identity.checked(certificates(kept.get()));
      } catch (GeneralSecurityException _) {
        state.delete(CERTIFICATES_FILE); // expired, or of another life of this guest: enrol anew
      }
    }
    return identity;
  }

  private static void forgetAnotherLife(String token, StateDirectory state)
      throws IOException, GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    Optional<byte[]> kept = state.read(TOKEN_FILE);
    if (kept.isPresent() && MessageDigest.isEqual(kept.get(), digest)) {
      return;
    }
    if (kept.isPresent()) {
      state.delete(CERTIFICATES_FILE);
      state.delete(KEY_FILE);
    }
    state.write(TOKEN_FILE, digest);
  }

  /** The present credentials; null before the enrolment. */
  public @Nullable Credentials credentials() {
    return credentials;
  }

  /** The credentials after the enrolment. */
  public Credentials enrolled() {
    Credentials present = credentials;
    if (present == null) {
      throw new IllegalStateException("not enrolled yet");
    }
    return present;
  }

  /** Whether there is a certificate whose time is now. */
  public boolean isEnrolled(Instant now) {
    Credentials present = credentials;
    return present != null && now.isBefore(present.expiry());
  }

  /** A certification request in PEM. */
  public String request() throws GeneralSecurityException {
    return CertificateRequest.pem(keys, vnfcId.toString());
  }

  /**
   * Takes an issued certificate after checking that it is ours and from the pinned CA, and keeps
   * it.
   */
  public void accept(String certificatePem, String caPem)
      throws IOException, GeneralSecurityException {
    byte[] both = (certificatePem + "\n" + caPem).getBytes(StandardCharsets.US_ASCII);
    Credentials next = checked(certificates(both));
    state.write(CERTIFICATES_FILE, both);
    credentials = next;
  }

  private Credentials checked(List<X509Certificate> certificates) throws GeneralSecurityException {
    if (certificates.size() != 2) {
      throw new CertificateException("expected a certificate and its CA's certificate");
    }
    X509Certificate certificate = certificates.get(0);
    X509Certificate ca = certificates.get(1);
    if (!pin.fits(ca)) {
      throw new CertificateException("the CA's certificate does not have the pin " + pin.pin());
    }
    PeerTrust.verify(certificate, ca);
    if (!certificate.getPublicKey().equals(keys.getPublic())) {
      throw new CertificateException("the certificate is for another key");
    }
    if (!certificate.getSubjectX500Principal().getName().contains("CN=" + vnfcId)) {
      throw new CertificateException(
          "the certificate is for " + certificate.getSubjectX500Principal() + ", not " + vnfcId);
    }
    return new Credentials(keys.getPrivate(), certificate, ca);
  }

  private static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
    List<X509Certificate> certificates = new ArrayList<>();
    CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem))
        .forEach(certificate -> certificates.add((X509Certificate) certificate));
    return certificates;
  }

  private static KeyPair makeKeys(StateDirectory state)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    String pem =
        Pem.encode("PRIVATE KEY", keys.getPrivate().getEncoded())
            + Pem.encode("PUBLIC KEY", keys.getPublic().getEncoded());
    state.write(KEY_FILE, pem.getBytes(StandardCharsets.US_ASCII));
    return keys;
  }

  private static KeyPair readKeys(byte[] pem) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("EC");
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(Pem.decode("PUBLIC KEY", pem))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(Pem.decode("PRIVATE KEY", pem))));
  }
}
