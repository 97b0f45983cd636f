package org.pawl.vnfm.notification.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.PercentCodec;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.Notifier.NotDelivered;
import org.pawl.vnfm.notification.SubscriptionAuthentication.ParamsOauth2ClientCredentials;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets access tokens with the client credentials grant (RFC 6749 4.4) and keeps them while they are
 * good.
 */
@Component
class AccessTokens {

  /** A token is not used in its last moments, so that it is still good when it arrives. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** For authorization servers that do not say how long a token lives (RFC 6749 5.1). */
  private static final Duration ASSUMED_LIFE = Duration.ofMinutes(1);

  private static final int MOST_KEPT = 10_000;

  private record Token(String value, Instant goodUntil) {
    @Override
    public String toString() {
      return "Token[goodUntil=" + goodUntil + "]";
    }
  }

  private final ConcurrentMap<ParamsOauth2ClientCredentials, Token> tokens =
      new ConcurrentHashMap<>();
  private final Calls calls;
  private final JsonMapper json;
  private final Clock clock;

  AccessTokens(Calls calls, JsonMapper json, Clock clock) {
    this.calls = calls;
    this.json = json;
    this.clock = clock;
  }

  String get(ParamsOauth2ClientCredentials params) throws NotDelivered {
    var kept = tokens.get(params);
    if (kept != null && clock.instant().isBefore(kept.goodUntil())) {
      return kept.value();
    }
    var fetched = fetch(params);
    if (tokens.size() >= MOST_KEPT) {
      tokens.clear();
    }
    tokens.put(params, fetched);
    return fetched.value();
  }

  /** Forgets a token that a receiver did not accept, unless another one has come meanwhile. */
  void reject(ParamsOauth2ClientCredentials params, String token) {
    tokens.computeIfPresent(params, (_, kept) -> kept.value().equals(token) ? null : kept);
  }

  private Token fetch(ParamsOauth2ClientCredentials params) throws NotDelivered {
    var endpoint =
        CallbackUri.parse("tokenEndpoint", Objects.requireNonNull(params.tokenEndpoint()));
    var request = new HttpPost(endpoint.uri());
    request.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + credentials(params));
    request.setHeader(HttpHeaders.ACCEPT, "application/json");
    request.setEntity(
        new UrlEncodedFormEntity(
            List.of(new BasicNameValuePair("grant_type", "client_credentials"))));
    var asked = clock.instant();
    Calls.Answer answer;
    try {
      answer = calls.send(request, endpoint, false);
    } catch (NotDelivered failure) {
      throw new NotDelivered(
          "the token endpoint " + endpoint + " gives no token: " + failure.getMessage(), failure);
    }
    if (answer.status() != 200) {
      throw new NotDelivered(
          "the token endpoint " + endpoint + " answers " + answer.status() + " instead of a token",
          answer.retryAfter());
    }
    return token(endpoint, answer.body(), asked);
  }

  private Token token(CallbackUri endpoint, String body, Instant asked) throws NotDelivered {
    JsonNode content;
    try {
      content = json.readTree(body);
    } catch (JacksonException malformed) {
      throw new NotDelivered("the token endpoint " + endpoint + " answers no JSON", malformed);
    }
    var value = content.path("access_token");
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new NotDelivered("the token endpoint " + endpoint + " answers no access_token");
    }
    var seconds = content.path("expires_in");
    var life =
        seconds.isNumber() || seconds.isString()
            ? Duration.ofSeconds(Math.max(0, seconds.asLong(ASSUMED_LIFE.toSeconds())))
            : ASSUMED_LIFE;
    return new Token(value.stringValue(), asked.plus(life).minus(MARGIN));
  }

  /** Both parts are form-encoded before they are joined (RFC 6749 2.3.1). */
  private static String credentials(ParamsOauth2ClientCredentials params) {
    var id = encoded(params.clientId());
    var password = encoded(params.clientPassword());
    return Base64.getEncoder()
        .encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(@org.jspecify.annotations.Nullable String text) {
    return PercentCodec.encode(Objects.requireNonNull(text), StandardCharsets.UTF_8);
  }
}
