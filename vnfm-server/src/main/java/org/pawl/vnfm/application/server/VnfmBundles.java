package org.pawl.vnfm.application.server;

import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/** The VNFM's certificate in the form that Spring Boot hands to servers. */
final class VnfmBundles {

  private static final String PASSWORD = "";

  private final TlsContexts tls;

  VnfmBundles(TlsContexts tls) {
    this.tls = tls;
  }

  /** For browsers and orchestrators. */
  SslBundle forEverybody() {
    return SslBundle.of(
        SslStoreBundle.of(tls.identity(), PASSWORD, null),
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
