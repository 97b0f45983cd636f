package org.pawl.vnfm.application.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** A client that asks for no scope in particular gets all of its own (RFC 6749 3.3). */
final class AllScopesUnlessNamed implements AuthenticationConverter {

  private final OAuth2ClientCredentialsAuthenticationConverter standard =
      new OAuth2ClientCredentialsAuthenticationConverter();

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    if (standard.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken token) {
      return token.getScopes().isEmpty() ? withAllScopes(token) : token;
    }
    return null;
  }

  private static Authentication withAllScopes(OAuth2ClientCredentialsAuthenticationToken token) {
    return token.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
            && client.getRegisteredClient() != null
        ? new OAuth2ClientCredentialsAuthenticationToken(
            client, client.getRegisteredClient().getScopes(), token.getAdditionalParameters())
        : token;
  }
}
