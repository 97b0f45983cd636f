package org.pawl.vnfm.application.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.RestTemplate;

/** Knows callers by access tokens that a trusted issuer signed. */
final class IssuerAuthentication {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private IssuerAuthentication() {}

  /** Answers for one issuer's tokens; the issuer is asked for its keys with the first of them. */
  static AuthenticationManager of(TrustedIssuer issuer, SslBundles bundles) {
    JwtAuthenticationProvider provider =
        new JwtAuthenticationProvider(new SupplierJwtDecoder(() -> decoder(issuer, bundles)));
    provider.setJwtAuthenticationConverter(token -> caller(token, issuer));
    return provider::authenticate;
  }

  private static JwtDecoder decoder(TrustedIssuer issuer, SslBundles bundles) {
    RestTemplate http = client(issuer, bundles);
    String keys = issuer.jwkSetUri();
    NimbusJwtDecoder decoder =
        keys == null
            ? NimbusJwtDecoder.withIssuerLocation(issuer.issuer()).restOperations(http).build()
            : NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(http)
                .jwsAlgorithms(all -> all.addAll(Arrays.asList(SignatureAlgorithm.values())))
                .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer.issuer()),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.contains(issuer.audience()))));
    return decoder;
  }

  private static RestTemplate client(TrustedIssuer issuer, SslBundles bundles) {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    String bundle = issuer.sslBundle();
    if (bundle != null) {
      client.sslContext(bundles.getBundle(bundle).createSslContext());
    }
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client.build());
    requests.setReadTimeout(PATIENCE);
    return new RestTemplate(requests);
  }

  private static AbstractAuthenticationToken caller(Jwt token, TrustedIssuer issuer) {
    Object tenant = claim(token.getClaims(), issuer.tenantClaim());
    return new JwtAuthenticationToken(
        token,
        Caller.authorities(
            issuer.roleNames().of(texts(claim(token.getClaims(), issuer.rolesClaim()))),
            tenant == null ? null : tenant.toString(),
            issuer.allTenants()),
        issuer.issuer() + "|" + Objects.requireNonNullElse(token.getSubject(), ""));
  }

  private static @Nullable Object claim(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path); // names of claims may have dots in them, as URLs have
    }
    int dot = path.indexOf('.');
    return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(copy(inner), path.substring(dot + 1))
        : null;
  }

  private static Map<String, Object> copy(Map<?, ?> inner) {
    Map<String, Object> copy = new java.util.HashMap<>();
    inner.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }

  private static List<String> texts(@Nullable Object claim) {
    return switch (claim) {
      case null -> List.of();
      case List<?> several -> several.stream().map(String::valueOf).toList();
      default -> Arrays.asList(claim.toString().split(" ", -1));
    };
  }
}
