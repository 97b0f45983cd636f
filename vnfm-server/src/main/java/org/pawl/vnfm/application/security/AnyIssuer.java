package org.pawl.vnfm.application.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.stereotype.Component;

/** Hands an access token to whom can judge it, by the issuer that it names. */
@Component
class AnyIssuer implements AuthenticationManagerResolver<HttpServletRequest> {

  /** The claim of our own tokens that names the client's tenant. */
  static final String TENANT = "tenant";

  private final AuthenticationManagerResolver<HttpServletRequest> byIssuer;

  AnyIssuer(
      SecurityProperties properties,
      IssuersProperties issuers,
      JwtDecoder ownTokens,
      SslBundles bundles) {
    Map<String, AuthenticationManager> managers = new HashMap<>();
    issuers
        .trusted()
        .forEach(issuer -> managers.put(issuer.issuer(), IssuerAuthentication.of(issuer, bundles)));
    managers.put(properties.issuer(), own(ownTokens));
    this.byIssuer =
        new JwtIssuerAuthenticationManagerResolver(
            issuer -> managers.getOrDefault(issuer, AnyIssuer::unknown));
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    return byIssuer.resolve(request);
  }

  private static Authentication unknown(Authentication request) {
    throw new InvalidBearerTokenException("the token's issuer is not a trusted one");
  }

  private static AuthenticationManager own(JwtDecoder decoder) {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(AnyIssuer::authorities);
    JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
    provider.setJwtAuthenticationConverter(converter);
    return provider::authenticate;
  }

  private static Collection<GrantedAuthority> authorities(Jwt token) {
    Stream<GrantedAuthority> scopes = new JwtGrantedAuthoritiesConverter().convert(token).stream();
    String tenant = token.getClaimAsString(TENANT);
    return (tenant == null ? scopes : Stream.concat(scopes, Stream.of(Tenant.authority(tenant))))
        .toList();
  }
}
