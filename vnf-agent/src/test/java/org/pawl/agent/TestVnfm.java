package org.pawl.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.json.JsonNode;
import org.pawl.agent.json.JsonReader;
import org.pawl.agent.json.JsonRecord;
import org.pawl.agent.model.ClickConfiguration;
import org.pawl.agent.model.EnrolmentRequest;
import org.pawl.agent.model.IssuedCertificate;
import org.pawl.agent.model.ProblemDetails;
import org.pawl.agent.model.RenewalRequest;
import org.pawl.agent.model.Report;
import org.pawl.agent.model.ReportAnswer;

/** The VNFM as an agent sees it: a small HTTPS server that speaks the contract. */
final class TestVnfm implements AutoCloseable {
  static final String TOKEN = "one-time-token-0123456789";

  final List<Report> reports = new CopyOnWriteArrayList<>();
  final List<X509Certificate> issued = new CopyOnWriteArrayList<>();
  final List<String> reporters = new CopyOnWriteArrayList<>();

  private final TestCa ca;
  private final String name;
  private final int port;
  private @Nullable HttpsServer server;
  private volatile @Nullable ClickConfiguration configuration;
  private volatile Duration certificateLife = Duration.ofHours(24);
  private @Nullable PublicKey enrolled;

  TestVnfm(TestCa ca, String name) throws Exception {
    this.ca = ca;
    this.name = name;
    HttpsServer first = create(0);
    this.port = first.getAddress().getPort();
    this.server = first;
  }

  void assign(ClickConfiguration next) {
    configuration = next;
  }

  void setCertificateLife(Duration life) {
    certificateLife = life;
  }

  String url() {
    return "https://127.0.0.1:" + port;
  }

  /** Goes away, as a VNFM that is killed does. */
  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  void comeBack() throws Exception {
    server = create(port);
  }

  private HttpsServer create(int port) throws Exception {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    https.setHttpsConfigurator(
        new HttpsConfigurator(ca.tls(name)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setWantClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    https.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    https.createContext("/agent/v1/enrolments", this::enrol);
    https.createContext("/agent/v1/certificates", this::renew);
    https.createContext("/agent/v1/configuration", this::configuration);
    https.createContext("/agent/v1/reports", this::report);
    https.start();
    return https;
  }

  private void enrol(HttpExchange exchange) throws IOException {
    EnrolmentRequest request = EnrolmentRequest.read(body(exchange));
    PublicKey key = ca.keyOf(request.csr());
    if (!request.token().equals(TOKEN) || (enrolled != null && !enrolled.equals(key))) {
      send(exchange, 401, new ProblemDetails(null, null, 401, "The token is not good.", null));
      return;
    }
    enrolled = key;
    send(exchange, 201, issue(request.vnfcId().toString(), key));
  }

  private void renew(HttpExchange exchange) throws IOException {
    RenewalRequest request = RenewalRequest.read(body(exchange));
    send(exchange, 201, issue(peer(exchange), ca.keyOf(request.csr())));
  }

  private IssuedCertificate issue(String vnfcId, PublicKey key) throws IOException {
    try {
      X509Certificate certificate = ca.issue(vnfcId, key, false, certificateLife);
      issued.add(certificate);
      return new IssuedCertificate(TestCa.pem(certificate), ca.pem());
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private void configuration(HttpExchange exchange) throws IOException {
    peer(exchange);
    ClickConfiguration assigned = configuration;
    if (assigned == null) {
      send(exchange, 404, new ProblemDetails(null, null, 404, "Nothing is assigned.", null));
    } else {
      send(exchange, 200, assigned);
    }
  }

  private void report(HttpExchange exchange) throws IOException {
    Report report = Report.read(body(exchange));
    reporters.add(peer(exchange));
    reports.add(report);
    ClickConfiguration assigned = configuration;
    if (assigned != null
        && !Long.valueOf(assigned.version()).equals(report.configurationVersion())) {
      send(exchange, 200, new ReportAnswer(assigned.version()));
    } else {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    }
  }

  private static String peer(HttpExchange exchange) throws SSLPeerUnverifiedException {
    return ((HttpsExchange) exchange)
        .getSSLSession()
        .getPeerPrincipal()
        .getName()
        .substring("CN=".length());
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    return JsonReader.parse(exchange.getRequestBody().readAllBytes());
  }

  private static void send(HttpExchange exchange, int status, JsonRecord answer)
      throws IOException {
    byte[] json = answer.toJson();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }
}
