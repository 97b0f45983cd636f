package org.pawl.vnfm.application.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small Keystone over HTTP: {@code /v3/auth/tokens} as the Identity API v3 documents it, with
 * application credentials, and tokens that tests issue and revoke.
 */
final class KeystoneDouble implements AutoCloseable {

  static final String CREDENTIAL = "e3a8f1";
  static final String SECRET = "credential secret for tests";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final Map<String, Map<String, Object>> tokens = new ConcurrentHashMap<>();
  private final Set<String> serviceTokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean broken;

  KeystoneDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/identity/v3/auth/tokens", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/identity");
  }

  /** A token of a user in a project. */
  String issue(String project, Instant expiresAt, String... roles) {
    String token = "gAAAA" + UUID.randomUUID();
    Map<String, Object> domain = Map.of("id", "default", "name", "Default");
    tokens.put(
        token,
        Map.of(
            "methods",
            List.of("password"),
            "user",
            Map.of("id", "u1", "name", "ada", "domain", domain),
            "project",
            Map.of("id", project, "name", "name of " + project, "domain", domain),
            "roles",
            Stream.of(roles).map(name -> Map.of("id", "id of " + name, "name", name)).toList(),
            "issued_at",
            Instant.now().toString(),
            "expires_at",
            expiresAt.toString()));
    return token;
  }

  void revoke(String token) {
    tokens.remove(token);
  }

  /** Forgets the tokens that the VNFM itself got. */
  void endServiceTokens() {
    serviceTokens.clear();
  }

  void breakDown(boolean now) {
    broken = now;
  }

  /** How often a token was asked about. */
  int questions() {
    return questions.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (broken) {
        send(exchange, 500, Map.of());
      } else if (exchange.getRequestMethod().equals("POST")) {
        login(exchange);
      } else {
        validate(exchange);
      }
    }
  }

  private void login(HttpExchange exchange) throws IOException {
    var identity = JSON.readTree(exchange.getRequestBody()).path("auth").path("identity");
    var credential = identity.path("application_credential");
    if (!identity.path("methods").path(0).asString().equals("application_credential")
        || !credential.path("id").asString().equals(CREDENTIAL)
        || !credential.path("secret").asString().equals(SECRET)) {
      refuse(exchange, 401);
      return;
    }
    String token = "service" + UUID.randomUUID();
    serviceTokens.add(token);
    exchange.getResponseHeaders().add("X-Subject-Token", token);
    send(exchange, 201, Map.of("token", Map.of("methods", List.of("application_credential"))));
  }

  private void validate(HttpExchange exchange) throws IOException {
    String asker = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    if (asker == null || !serviceTokens.contains(asker)) {
      refuse(exchange, 401);
      return;
    }
    questions.incrementAndGet();
    String subject = exchange.getRequestHeaders().getFirst("X-Subject-Token");
    Map<String, Object> token = subject == null ? null : tokens.get(subject);
    if (token == null) {
      refuse(exchange, 404);
    } else {
      exchange.getResponseHeaders().add("X-Subject-Token", subject);
      send(exchange, 200, Map.of("token", token));
    }
  }

  private static void refuse(HttpExchange exchange, int code) throws IOException {
    send(exchange, code, Map.of("error", Map.of("code", code, "message", "no")));
  }

  private static void send(HttpExchange exchange, int code, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
