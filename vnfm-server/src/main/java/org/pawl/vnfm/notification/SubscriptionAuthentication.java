package org.pawl.vnfm.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/**
 * What a consumer wants to be shown with each notification (SOL013 8.3.4,
 * SubscriptionAuthentication in the definitions of all interfaces). Holds secrets: it is stored
 * sealed and given back to nobody.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionAuthentication(
    List<AuthType> authType,
    @Nullable ParamsBasic paramsBasic,
    @Nullable ParamsOauth2ClientCredentials paramsOauth2ClientCredentials) {

  public SubscriptionAuthentication {
    authType = List.copyOf(authType);
  }

  /** A way of authentication. */
  public enum AuthType {
    BASIC,
    OAUTH2_CLIENT_CREDENTIALS,
    TLS_CERT
  }

  /** For HTTP Basic authentication. */
  public record ParamsBasic(@Nullable String userName, @Nullable String password) {
    @Override
    public String toString() {
      return "ParamsBasic[userName=" + userName + "]";
    }
  }

  /** For a token that is got with the client credentials grant. */
  public record ParamsOauth2ClientCredentials(
      @Nullable String clientId, @Nullable String clientPassword, @Nullable String tokenEndpoint) {
    @Override
    public String toString() {
      return "ParamsOauth2ClientCredentials[clientId=%s, tokenEndpoint=%s]"
          .formatted(clientId, tokenEndpoint);
    }
  }

  /** Whether a way is among those that the consumer accepts. */
  public boolean accepts(AuthType way) {
    return authType.contains(way);
  }

  /** Refuses with 422 what could not be followed when there is something to deliver. */
  void requireUsable(CallbackUri callbackUri) {
    if (authType.isEmpty()) {
      throw unusable("authType names no way of authentication: name one, or leave it out");
    }
    if (accepts(AuthType.BASIC)
        && (paramsBasic == null
            || paramsBasic.userName() == null
            || paramsBasic.password() == null)) {
      throw unusable("BASIC needs paramsBasic with userName and password");
    }
    if (accepts(AuthType.OAUTH2_CLIENT_CREDENTIALS)) {
      requireTokenEndpoint(paramsOauth2ClientCredentials);
    }
    if (authType.equals(List.of(AuthType.TLS_CERT)) && !callbackUri.isHttps()) {
      throw unusable("TLS_CERT needs a callbackUri that begins with https");
    }
  }

  private static void requireTokenEndpoint(@Nullable ParamsOauth2ClientCredentials params) {
    if (params == null
        || params.clientId() == null
        || params.clientPassword() == null
        || params.tokenEndpoint() == null) {
      throw unusable(
          "OAUTH2_CLIENT_CREDENTIALS needs paramsOauth2ClientCredentials with clientId, clientPassword and tokenEndpoint");
    }
    CallbackUri.parse("tokenEndpoint", params.tokenEndpoint());
  }

  private static Problem unusable(String reason) {
    return new Problem(
        ProblemType.UNPROCESSABLE_CONTENT,
        "The attribute authentication cannot be used: "
            + reason
            + "; nothing is agreed out of band here.");
  }
}
