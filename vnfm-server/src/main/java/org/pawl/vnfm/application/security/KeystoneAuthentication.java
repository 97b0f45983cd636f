package org.pawl.vnfm.application.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Knows callers by the Keystone token that they send; a project is a tenant. */
@Component
class KeystoneAuthentication implements AuthenticationManager {

  static final String HEADER = "X-Auth-Token";

  private final KeystoneProperties properties;
  private final @Nullable KeystoneTokens tokens;

  KeystoneAuthentication(
      KeystoneProperties properties, SslBundles bundles, JsonMapper json, Clock clock) {
    this.properties = properties;
    URI url = properties.url();
    this.tokens =
        url == null
            ? null
            : new KeystoneTokens(
                new Keystone(properties, url, client(properties, bundles), json)::find,
                properties.recheckAfter(),
                clock);
  }

  /** Takes the header where no other credentials were sent. */
  static AuthenticationConverter converter() {
    return request -> {
      String token = request.getHeader(HEADER);
      return token == null || request.getHeader(HttpHeaders.AUTHORIZATION) != null
          ? null
          : UsernamePasswordAuthenticationToken.unauthenticated(HEADER, token);
    };
  }

  @Override
  public Authentication authenticate(Authentication request) {
    if (tokens == null) {
      throw new BadCredentialsException(
          "tokens of Keystone are not taken here: pawl.security.keystone.url is not set");
    }
    KeystoneToken token =
        tokens
            .find(String.valueOf(request.getCredentials()))
            .orElseThrow(() -> new BadCredentialsException("Keystone does not know the token"));
    return UsernamePasswordAuthenticationToken.authenticated(
        "keystone:" + token.userId() + "@" + token.projectId(),
        "",
        Caller.authorities(
            properties.roleNames().of(token.roles()), token.projectId(), properties.allTenants()));
  }

  private static HttpClient client(KeystoneProperties properties, SslBundles bundles) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.timeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    String bundle = properties.sslBundle();
    if (bundle != null) {
      client.sslContext(bundles.getBundle(bundle).createSslContext());
    }
    return client.build();
  }
}
