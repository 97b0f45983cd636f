package org.pawl.vnfm.application.server;

import java.security.KeyStore;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/** The VNFM's certificate in the form that Spring Boot hands to servers. */
final class VnfmBundles {

  private static final String PASSWORD = "";

  private final TlsContexts tls;
  private final @Nullable KeyStore clients;

  /**
   * @param clients the authorities of orchestrators' certificates; null when none are taken
   */
  VnfmBundles(TlsContexts tls, @Nullable KeyStore clients) {
    this.tls = tls;
    this.clients = clients;
  }

  /** Whether orchestrators may show certificates. */
  boolean trustsClients() {
    return clients != null;
  }

  /** For browsers and orchestrators. */
  SslBundle forEverybody() {
    return SslBundle.of(
        SslStoreBundle.of(tls.identity(), PASSWORD, clients),
        SslBundleKey.NONE,
        SslOptions.of(null, new String[] {"TLSv1.3", "TLSv1.2"}));
  }

  /** For agents, whose certificates come from the same authority. */
  SslBundle forAgents() {
    return SslBundle.of(
        SslStoreBundle.of(tls.identity(), PASSWORD, tls.trustedAuthority()),
        SslBundleKey.NONE,
        SslOptions.of(null, new String[] {"TLSv1.3"}));
  }
}
