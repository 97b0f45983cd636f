package org.pawl.vnfm;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.application.server.AgentPortNumber;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTPS to the running VNFM, trusting nothing but its authority. */
@Component
@Lazy
public class VnfmClient {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FORM = "application/x-www-form-urlencoded";

  private final CertificateAuthority authority;
  private final int port;
  private final AgentPortNumber agentPort;

  VnfmClient(CertificateAuthority authority, @LocalServerPort int port, AgentPortNumber agentPort) {
    this.authority = authority;
    this.port = port;
    this.agentPort = agentPort;
  }

  /** What the first client gets for its secret. */
  public String accessToken() throws Exception {
    return JSON.readTree(requestToken("a secret for tests only", Map.of()).body())
        .get("access_token")
        .stringValue();
  }

  public HttpResponse<String> requestToken(String secret, Map<String, String> more)
      throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString(("orchestrator:" + secret).getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        request("/oauth2/token")
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", FORM)
            .POST(form(more, "grant_type", "client_credentials"));
    return send(anonymous(), request);
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).GET();
    return send(anonymous(), headers.length == 0 ? request : request.headers(headers));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
  }

  /** A request to the port for agents. */
  public HttpRequest.Builder agentRequest(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + agentPort.number() + path));
  }

  public HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A client that trusts the VNFM and shows no certificate. */
  public HttpClient anonymous() throws Exception {
    return HttpClient.newBuilder().sslContext(trusting(null)).build();
  }

  /** A browser: it keeps cookies and does not follow redirects by itself. */
  public HttpClient browser(CookieManager cookies) throws Exception {
    return HttpClient.newBuilder().sslContext(trusting(null)).cookieHandler(cookies).build();
  }

  /** A client that shows a certificate, whatever the server asks for. */
  public HttpClient with(PrivateKey key, X509Certificate... chain) throws Exception {
    KeyManager[] keys = {new InsistentKeys(key, chain)};
    return HttpClient.newBuilder().sslContext(trusting(keys)).build();
  }

  /** Whether a TLS connection of just this version comes about. */
  public boolean handshake(boolean toAgentPort, String version) throws Exception {
    int number = toAgentPort ? agentPort.number() : port;
    try (SSLSocket socket =
        (SSLSocket) trusting(null).getSocketFactory().createSocket("localhost", number)) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      return true;
    } catch (SSLException refused) {
      return false;
    }
  }

  public static HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  public static HttpRequest.BodyPublisher form(Map<String, String> fields, String... more) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return HttpRequest.BodyPublishers.ofString(
        all.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")));
  }

  private SSLContext trusting(KeyManager @Nullable [] keys)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("ca", authority.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
