package org.pawl.vnfm.application.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks Keystone (Identity API v3) whose a token is. */
final class Keystone {

  private static final String OWN_TOKEN = "X-Auth-Token";
  private static final String SUBJECT_TOKEN = "X-Subject-Token";
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final KeystoneProperties properties;
  private final URI tokens;
  private final HttpClient http;
  private final JsonMapper json;
  private volatile @Nullable String ownToken;

  Keystone(KeystoneProperties properties, URI url, HttpClient http, JsonMapper json) {
    this.properties = properties;
    this.tokens = URI.create(url.toString().replaceFirst("/*(v3)?/*$", "") + "/v3/auth/tokens");
    this.http = http;
    this.json = json;
    this.ownToken = properties.token();
  }

  /** What the token stands for; empty when Keystone does not know it, or not any more. */
  Optional<KeystoneToken> find(String token) {
    HttpResponse<String> answer = ask(token, ownToken());
    if (answer.statusCode() == UNAUTHORIZED && properties.token() == null) {
      ownToken = null; // ours has expired, or was revoked
      answer = ask(token, ownToken());
    }
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(read(answer));
      case NOT_FOUND -> Optional.empty();
      case UNAUTHORIZED, 403 ->
          throw new AuthenticationServiceException(
              "Keystone does not let this VNFM ask about tokens (%d): look at pawl.security.keystone"
                  .formatted(answer.statusCode()));
      default -> throw unexpected(answer);
    };
  }

  private HttpResponse<String> ask(String token, String with) {
    try {
      return send(
          HttpRequest.newBuilder(URI.create(tokens + "?nocatalog"))
              .header(OWN_TOKEN, with)
              .header(SUBJECT_TOKEN, token)
              .GET());
    } catch (IllegalArgumentException notAHeader) {
      throw new AuthenticationServiceException("a token cannot be sent to Keystone", notAHeader);
    }
  }

  private KeystoneToken read(HttpResponse<String> answer) {
    try {
      return KeystoneToken.read(json.readTree(answer.body()).required("token"));
    } catch (JacksonException | DateTimeException notATokens) {
      throw new AuthenticationServiceException(
          "Keystone's answer is none about a token", notATokens);
    }
  }

  private String ownToken() {
    String known = ownToken;
    if (known == null) {
      known = login();
      ownToken = known;
    }
    return known;
  }

  private String login() {
    Map<String, Object> body =
        Map.of(
            "auth",
            Map.of(
                "identity",
                Map.of(
                    "methods",
                    new String[] {"application_credential"},
                    "application_credential",
                    Map.of(
                        "id",
                        Objects.requireNonNull(properties.applicationCredentialId()),
                        "secret",
                        Objects.requireNonNull(properties.applicationCredentialSecret())))));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(tokens)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    if (answer.statusCode() != 201) {
      throw new AuthenticationServiceException(
          "Keystone refuses the application credential of this VNFM (%d): look at pawl.security.keystone"
              .formatted(answer.statusCode()));
    }
    return answer.headers().firstValue(SUBJECT_TOKEN).orElseThrow(() -> unexpected(answer));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    Duration timeout = properties.timeout();
    try {
      return http.send(
          request.timeout(timeout).header("Accept", "application/json").build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AuthenticationServiceException("Keystone does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("interrupted while Keystone was asked", e);
    }
  }

  private static AuthenticationServiceException unexpected(HttpResponse<String> answer) {
    return new AuthenticationServiceException(
        "Keystone answers %d, which is not expected here".formatted(answer.statusCode()));
  }
}
