package org.pawl.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.json.JsonNode;
import org.pawl.agent.json.JsonReader;

/** Calls the agent's interface as the VNFM does. */
record AgentClient(SSLSocketFactory tls, int port) {

  AgentClient(SSLContext tls, int port) {
    this(tls.getSocketFactory(), port);
  }

  /** An answer. */
  record Answer(
      int status,
      String body,
      @Nullable String etag,
      @Nullable String allow,
      @Nullable String type) {
    JsonNode json() {
      return JsonReader.parse(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  Answer get(String path) throws IOException {
    return send("GET", path, null, Map.of());
  }

  Answer send(String method, String path, byte @Nullable [] json, Map<String, String> headers)
      throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection)
            URI.create("https://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setSSLSocketFactory(tls);
    connection.setHostnameVerifier((_, _) -> true);
    connection.setConnectTimeout(5000);
    connection.setReadTimeout(15_000);
    connection.setRequestMethod(method);
    headers.forEach(connection::setRequestProperty);
    if (json != null) {
      if (!headers.containsKey("Content-Type")) {
        connection.setRequestProperty("Content-Type", "application/json");
      }
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(json.length);
      connection.getOutputStream().write(json);
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(
          status,
          body,
          connection.getHeaderField("ETag"),
          connection.getHeaderField("Allow"),
          connection.getHeaderField("Content-Type"));
    }
  }
}
