package org.pawl.agent.trust;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the VNFM and nobody else: a certificate signed by its CA, with the common name {@code
 * vnfm}. Other agents' certificates come from the same CA, so the CA alone is not enough; addresses
 * are not compared, because guests reach the VNFM through relays.
 */
final class PeerTrust extends X509ExtendedTrustManager {
  private static final String VNFM = "CN=vnfm";
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  /** Finds the CA, given the certificates that the peer sent. */
  interface Authority {
    X509Certificate find(X509Certificate[] chain) throws GeneralSecurityException;
  }

  private final Authority authority;

  private PeerTrust(Authority authority) {
    this.authority = authority;
  }

  /** Trusts by the CA that the credentials of the moment name. */
  static PeerTrust byCa(Supplier<X509Certificate> ca) {
    return new PeerTrust(_ -> ca.get());
  }

  /** Trusts by the CA that the peer sends, if the pin is its. */
  static PeerTrust byPin(CaPin pin) {
    return new PeerTrust(chain -> {
      for (X509Certificate certificate : chain) {
        if (pin.fits(certificate)) {
          return certificate;
        }
      }
      throw new CertificateException(
          "the peer sent no CA certificate whose key has the pin " + pin.pin());
    });
  }

  private void check(X509Certificate[] chain, String usage) throws CertificateException {
    try {
      X509Certificate ca = authority.find(chain);
      verify(chain[0], ca);
      String name = chain[0].getSubjectX500Principal().getName();
      if (!Arrays.asList(name.split(",")).contains(VNFM)) {
        throw new CertificateException("the peer is " + name + ", not " + VNFM);
      }
      List<String> usages = chain[0].getExtendedKeyUsage();
      if (usages != null && !usages.contains(usage)) {
        throw new CertificateException(
            "the peer's certificate is not for this use (" + usage + ")");
      }
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the peer is not trusted: " + e.getMessage(), e);
    }
  }

  /** Checks that the CA itself signed the certificate, and that this is its time. */
  static void verify(X509Certificate certificate, X509Certificate ca)
      throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(ca, null)));
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)),
            parameters);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, SERVER_AUTH);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    check(chain, SERVER_AUTH);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, SERVER_AUTH);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, CLIENT_AUTH);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    check(chain, CLIENT_AUTH);
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, CLIENT_AUTH);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
