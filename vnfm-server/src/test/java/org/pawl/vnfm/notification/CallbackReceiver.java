package org.pawl.vnfm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consumer's HTTP server on a free port of this machine, which keeps what it is sent. */
public final class CallbackReceiver implements AutoCloseable {

  /** What came in. */
  public record Received(String method, String path, @Nullable String authorization, String body) {
    /** The body as JSON. */
    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  /** What is answered. */
  public interface Answers {
    void to(Received request, HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final String scheme;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Answers answers = (request, exchange) -> exchange.sendResponseHeaders(204, -1);

  private CallbackReceiver(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** A receiver that takes everything, at once. */
  public static CallbackReceiver open() {
    try {
      return new CallbackReceiver(HttpServer.create(address(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same over TLS, where clients have to show a certificate. */
  public static CallbackReceiver openTls(SSLContext tls) {
    try {
      var server = HttpsServer.create(address(), 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters needed = getSSLContext().getDefaultSSLParameters();
              needed.setNeedClientAuth(true);
              parameters.setSSLParameters(needed);
            }
          });
      return new CallbackReceiver(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  /** From now on this is answered. */
  public void answer(Answers next) {
    answers = next;
  }

  /** From now on this status is answered, without content. */
  public void answer(int status) {
    answer((request, exchange) -> exchange.sendResponseHeaders(status, -1));
  }

  public String uri(String path) {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** All that came, the oldest first. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The notifications that came, the oldest first. */
  public List<Received> notifications() {
    return received.stream().filter(each -> each.method().equals("POST")).toList();
  }

  /** Waits for so many notifications. */
  public List<Received> awaitNotifications(int count) {
    return await(all -> all.size() >= count, count + " notifications");
  }

  /** Waits until the notifications are as they should be. */
  public List<Received> await(Predicate<List<Received>> condition, String what) {
    var deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.test(notifications())) {
      assertThat(Instant.now())
          .as("waiting for %s, there are %s", what, notifications())
          .isBefore(deadline);
      Thread.onSpinWait();
    }
    return notifications();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request =
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      received.add(request);
      answers.to(request, exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
