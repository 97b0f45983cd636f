package org.pawl.agent.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.pawl.agent.dataplane.DataplaneException;
import org.pawl.agent.log.AgentLog;
import org.pawl.agent.trust.Tls;

/**
 * Serves the agent's REST interface ({@code api-spec/agent/agent.yaml}) to the VNFM, over mutual
 * TLS 1.3.
 */
public final class RestServer implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final int MAX_REQUESTS_AT_ONCE = 4;

  private final HttpsServer server;
  private final Routes routes;
  private final AgentLog log;
  private final Semaphore slots = new Semaphore(MAX_REQUESTS_AT_ONCE, true);

  private RestServer(HttpsServer server, Routes routes, AgentLog log) {
    this.server = server;
    this.routes = routes;
    this.log = log;
  }

  /** Binds the address and serves from then on. */
  public static RestServer start(
      InetSocketAddress address, SSLContext tls, AgentApi api, AgentLog log) throws IOException {
    setDefault("sun.net.httpserver.maxReqTime", "10");
    setDefault("sun.net.httpserver.maxRspTime", "30");
    setDefault("sun.net.httpserver.idleInterval", "30");
    setDefault("sun.net.httpserver.maxReqHeaders", "64");
    setDefault("sun.net.httpserver.maxIdleConnections", "8");
    setDefault("jdk.httpserver.maxConnections", "48");
    HttpsServer https = HttpsServer.create(address, BACKLOG);
    https.setHttpsConfigurator(new MutualTls(tls));
    https.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    RestServer server = new RestServer(https, api.routes(), log);
    https.createContext("/", server::serve);
    https.start();
    return server;
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static final class MutualTls extends HttpsConfigurator {
    MutualTls(SSLContext tls) {
      super(tls);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setProtocols(new String[] {Tls.VERSION});
      tls.setNeedClientAuth(true);
      parameters.setSSLParameters(tls);
    }
  }

  /** The address that is served. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void serve(HttpExchange exchange) throws IOException {
    slots.acquireUninterruptibly();
    try (exchange) {
      send(exchange, answer(exchange));
    } finally {
      slots.release();
    }
  }

  private Response answer(HttpExchange exchange) {
    try {
      return routes.answer(new Request(exchange));
    } catch (ApiProblem e) {
      return e.response();
    } catch (DataplaneException e) {
      return problem(e).response();
    } catch (IOException | RuntimeException e) {
      log.error(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + ": " + e);
      return new ApiProblem(
              ProblemKind.INTERNAL_ERROR, "The agent could not do this; its log says why.")
          .response();
    }
  }

  private static ApiProblem problem(DataplaneException e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case REFUSED ->
          e.errors().isEmpty()
              ? new ApiProblem(ProblemKind.UNPROCESSABLE_CONTENT, detail)
              : ApiProblem.invalidConfiguration(detail, e.errors());
      case WRONG_STATE -> new ApiProblem(ProblemKind.CONFLICT, detail);
      case NOT_FOUND -> new ApiProblem(ProblemKind.NOT_FOUND, detail);
      case FAILED -> new ApiProblem(ProblemKind.INTERNAL_ERROR, detail);
      case UNAVAILABLE -> new ApiProblem(ProblemKind.UNAVAILABLE, detail);
    };
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (response.body() == null) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    byte[] json = response.body().toJson();
    exchange.getResponseHeaders().set("Content-Type", response.contentType());
    exchange.sendResponseHeaders(response.status(), json.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(json);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
