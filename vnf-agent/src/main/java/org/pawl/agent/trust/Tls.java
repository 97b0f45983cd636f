package org.pawl.agent.trust;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS 1.3 with the VNFM, in both directions. */
public final class Tls {
  /** The one version of TLS that is spoken. */
  public static final String VERSION = "TLSv1.3";

  private Tls() {}

  /** For the enrolment: no certificate of one's own yet, and the VNFM is known by its CA's pin. */
  public static SSLContext byPin(CaPin pin) throws GeneralSecurityException {
    return context(new KeyManager[0], PeerTrust.byPin(pin));
  }

  /** For everything after the enrolment, as client and as server. */
  public static SSLContext byCredentials(Supplier<Credentials> credentials)
      throws GeneralSecurityException {
    return context(
        new KeyManager[] {new CurrentKey(credentials)},
        PeerTrust.byCa(() -> credentials.get().ca()));
  }

  private static SSLContext context(KeyManager[] keys, TrustManager trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance(VERSION);
    context.init(keys, new TrustManager[] {trust}, null);
    return context;
  }
}
