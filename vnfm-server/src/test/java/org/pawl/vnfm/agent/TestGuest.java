package org.pawl.vnfm.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * The REST interface of an agent on a real port with mutual TLS 1.3; it answers what the test says.
 */
final class TestGuest implements AutoCloseable {

  /** A request as it came in. */
  record Call(
      String method,
      String path,
      String rawPath,
      String ifMatch,
      String ifNoneMatch,
      String peer,
      String body) {}

  final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final HttpsServer server;
  private volatile int status = 200;
  private volatile String answer = "{}";

  TestGuest(PrivateKey key, X509Certificate certificate, X509Certificate authority)
      throws Exception {
    SSLContext tls = tls(key, certificate, authority);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters strict = tls.getDefaultSSLParameters();
            strict.setNeedClientAuth(true);
            strict.setProtocols(new String[] {"TLSv1.3"});
            parameters.setSSLParameters(strict);
          }
        });
    server.createContext("/", this::handle);
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  void willAnswer(int nextStatus, String nextAnswer) {
    status = nextStatus;
    answer = nextAnswer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var session = ((HttpsExchange) exchange).getSSLSession();
    calls.add(
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestURI().getRawPath(),
            String.valueOf(headers.getFirst("If-Match")),
            String.valueOf(headers.getFirst("If-None-Match")),
            session.getPeerPrincipal().getName(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static SSLContext tls(
      PrivateKey key, X509Certificate certificate, X509Certificate authority) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry("agent", key, new char[0], new X509Certificate[] {certificate, authority});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, new char[0]);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", authority);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
