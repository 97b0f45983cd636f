package org.pawl.agent.vnfm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.json.JsonException;
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

/**
 * The VNFM's interface for agents ({@code api-spec/agent/vnfm-agent.yaml}), over connections that
 * are kept.
 */
public final class VnfmClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_ANSWER = 4 << 20;

  private final String url;
  private final SSLSocketFactory tls;

  /**
   * A client.
   *
   * @param url scheme, host and port
   * @param tls decides whether the peer is the VNFM; host names are not compared
   */
  public VnfmClient(String url, SSLSocketFactory tls) {
    this.url = url + "/agent/v1";
    this.tls = tls;
  }

  /** Trades the one-time token for a certificate. */
  public IssuedCertificate enrol(EnrolmentRequest request) throws IOException {
    return IssuedCertificate.read(content(send("POST", "/enrolments", request)));
  }

  /** Gets the next certificate. */
  public IssuedCertificate renew(RenewalRequest request) throws IOException {
    return IssuedCertificate.read(content(send("POST", "/certificates", request)));
  }

  /** The configuration that this VNFC shall run; empty when none is assigned yet. */
  public Optional<ClickConfiguration> configuration() throws IOException {
    try {
      return send("GET", "/configuration", null).map(ClickConfiguration::read);
    } catch (VnfmRefusal e) {
      if (e.status() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Sends a report; the answer, if there is one, names the configuration that this VNFC shall run.
   */
  public Optional<ReportAnswer> report(Report report) throws IOException {
    return send("POST", "/reports", report).map(ReportAnswer::read);
  }

  private static JsonNode content(Optional<JsonNode> answer) throws IOException {
    return answer.orElseThrow(() -> new IOException("the VNFM's answer is empty"));
  }

  private Optional<JsonNode> send(String method, String path, @Nullable JsonRecord body)
      throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create(url + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setSSLSocketFactory(tls);
    connection.setHostnameVerifier((_, _) -> true); // the socket factory's trust compares the name
    connection.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
    connection.setReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(method);
    connection.setRequestProperty("Accept", "application/json, application/problem+json");
    if (body != null) {
      byte[] json = body.toJson();
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(json.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(json);
      }
    }
    int status = connection.getResponseCode();
    byte[] answer = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
    if (status >= 300) {
      throw new VnfmRefusal(status, reason(answer));
    }
    try {
      return answer.length == 0 ? Optional.empty() : Optional.of(JsonReader.parse(answer));
    } catch (JsonException e) {
      throw new IOException("the VNFM's answer is not JSON: " + e.getMessage(), e);
    }
  }

  /** Reads to the end, so that the connection can serve again. */
  private static byte[] read(@Nullable InputStream stream) throws IOException {
    if (stream == null) {
      return new byte[0];
    }
    try (stream) {
      byte[] answer = stream.readNBytes(MAX_ANSWER);
      if (stream.read() >= 0) {
        throw new IOException("the VNFM's answer is larger than " + MAX_ANSWER + " bytes");
      }
      return answer;
    }
  }

  private static String reason(byte[] answer) {
    try {
      return ProblemDetails.read(JsonReader.parse(answer)).detail();
    } catch (JsonException _) {
      return "no problem details";
    }
  }
}
