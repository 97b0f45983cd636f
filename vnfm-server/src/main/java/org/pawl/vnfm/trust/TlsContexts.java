package org.pawl.vnfm.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What this VNFM shows and trusts on each kind of TLS connection. */
public final class TlsContexts {

  private static final String ALIAS = "vnfm";
  private static final char[] IN_MEMORY = new char[0];

  private final CertificateAuthority authority;
  private final VnfmCertificate certificate;

  TlsContexts(CertificateAuthority authority, VnfmCertificate certificate) {
    this.authority = authority;
    this.certificate = certificate;
  }

  /** This VNFM's key, its certificate and the authority's; the password is empty. */
  public KeyStore identity() {
    VnfmCertificate.Identity identity = certificate.current();
    return keyStore(
        store -> store.setKeyEntry(ALIAS, identity.privateKey(), IN_MEMORY, identity.chain()));
  }

  /** The one authority that clients of the agents' port have to come from. */
  public KeyStore trustedAuthority() {
    return keyStore(store -> store.setCertificateEntry("ca", authority.certificate()));
  }

  /**
   * For calls to the agent of one VNFC: its certificate has to carry the VNFC's id, whatever its
   * address is.
   */
  public SSLContext towardsAgent(UUID vnfcId) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(identity(), IN_MEMORY);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          keys.getKeyManagers(),
          new TrustManager[] {new PeerTrust(trustOf(trustedAuthority()), vnfcId.toString())},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do TLS 1.3", e);
    }
  }

  /** The common name that a certificate of this authority was issued for. */
  public static @Nullable String commonName(X509Certificate certificate) {
    return PeerTrust.commonName(certificate);
  }

  /** Takes a new certificate if the old one has lived half of its life; says whether it did. */
  public boolean renewIfDue() {
    return certificate.renewIfDue();
  }

  private static X509ExtendedTrustManager trustOf(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
  }

  private interface Filling {
    void fill(KeyStore store) throws GeneralSecurityException;
  }

  private static KeyStore keyStore(Filling filling) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filling.fill(store);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot hold a key in memory", e);
    }
  }
}
