package org.pawl.vnfm.notification.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.Notifier.NotDelivered;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.SubscriptionAuthentication.AuthType;
import org.pawl.vnfm.notification.SubscriptionAuthentication.ParamsBasic;
import org.springframework.stereotype.Component;

/**
 * Makes calls and shows who the VNFM is. Of the ways of authentication that the other side accepts,
 * the VNFM's certificate is shown whenever it is among them, and a token is preferred to a
 * password.
 */
@Component
class AuthorizedCalls {

  private static final int UNAUTHORIZED = 401;

  private final Calls calls;
  private final AccessTokens tokens;

  AuthorizedCalls(Calls calls, AccessTokens tokens) {
    this.calls = calls;
    this.tokens = tokens;
  }

  /** Makes a call; the maker is asked again when a token was not accepted any more. */
  Calls.Answer send(
      CallbackUri uri,
      @Nullable SubscriptionAuthentication authentication,
      Calls.Bounds bounds,
      Supplier<HttpUriRequestBase> maker)
      throws NotDelivered {
    var certified = authentication != null && authentication.accepts(AuthType.TLS_CERT);
    if (authentication == null || !authentication.accepts(AuthType.OAUTH2_CLIENT_CREDENTIALS)) {
      return calls.send(authorized(maker.get(), basic(authentication)), uri, certified, bounds);
    }
    var params = Objects.requireNonNull(authentication.paramsOauth2ClientCredentials());
    var token = tokens.get(params);
    var answer = calls.send(authorized(maker.get(), "Bearer " + token), uri, certified, bounds);
    if (answer.status() != UNAUTHORIZED) {
      return answer;
    }
    tokens.reject(params, token);
    return calls.send(
        authorized(maker.get(), "Bearer " + tokens.get(params)), uri, certified, bounds);
  }

  private static @Nullable String basic(@Nullable SubscriptionAuthentication authentication) {
    if (authentication == null || !authentication.accepts(AuthType.BASIC)) {
      return null;
    }
    ParamsBasic params = Objects.requireNonNull(authentication.paramsBasic());
    var pair = params.userName() + ":" + params.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpUriRequestBase authorized(
      HttpUriRequestBase request, @Nullable String credentials) {
    if (credentials != null) {
      request.setHeader(HttpHeaders.AUTHORIZATION, credentials);
    }
    return request;
  }
}
