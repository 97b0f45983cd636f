package org.pawl.vnfm.notification.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * The HTTP clients for callbacks: one shows no certificate, the other the VNFM's. Neither follows
 * redirects, keeps cookies, repeats requests by itself, or calls an address that is not safe.
 */
@Component
class CallbackClients implements DisposableBean {

  private static final int MAX_CONNECTIONS = 256;
  private static final int MAX_PER_RECEIVER = 16;

  private final CallbackProperties properties;
  private final SslBundles bundles;
  private final TlsContexts vnfm;
  private final CloseableHttpClient anonymous;
  private final CloseableHttpClient certified;

  CallbackClients(CallbackProperties properties, SslBundles bundles, TlsContexts vnfm) {
    this.properties = properties;
    this.bundles = bundles;
    this.vnfm = vnfm;
    this.anonymous = client(new Tls(false));
    this.certified = client(new Tls(true));
  }

  CloseableHttpClient client(boolean withCertificate) {
    return withCertificate ? certified : anonymous;
  }

  private CloseableHttpClient client(Tls tls) {
    var timeout = Timeout.of(properties.timeout());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new SafeAddresses(properties.allowedNetworks()))
            .setTlsSocketStrategy(tls)
            .setMaxConnTotal(MAX_CONNECTIONS)
            .setMaxConnPerRoute(MAX_PER_RECEIVER)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                    .setSocketTimeout(timeout)
                    .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("Pawl")
        .build();
  }

  @Override
  public void destroy() throws IOException {
    anonymous.close();
    certified.close();
  }

  /** Asks for certificate and trust at each connection, because both are renewed while we run. */
  private final class Tls implements TlsSocketStrategy {

    private final boolean withCertificate;

    private Tls(boolean withCertificate) {
      this.withCertificate = withCertificate;
    }

    @Override
    public SSLSocket upgrade(
        Socket socket,
        String host,
        int port,
        @Nullable Object attachment,
        @Nullable HttpContext context)
        throws IOException {
      return new DefaultClientTlsStrategy(sslContext())
          .upgrade(socket, host, port, attachment, context);
    }

    private SSLContext sslContext() throws IOException {
      try {
        var made = SSLContext.getInstance("TLS");
        made.init(withCertificate ? vnfmKeys() : null, trust(), null);
        return made;
      } catch (GeneralSecurityException e) {
        throw new IOException("TLS towards callbacks cannot be set up", e);
      }
    }

    private KeyManager[] vnfmKeys() throws GeneralSecurityException {
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(vnfm.identity(), new char[0]);
      return keys.getKeyManagers();
    }

    private TrustManager[] trust() throws GeneralSecurityException {
      var bundle = properties.sslBundle();
      if (bundle != null) {
        return bundles.getBundle(bundle).getManagers().getTrustManagers();
      }
      var java = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      java.init((KeyStore) null);
      return java.getTrustManagers();
    }
  }
}
