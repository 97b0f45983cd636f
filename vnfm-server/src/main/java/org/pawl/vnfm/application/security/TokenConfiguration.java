package org.pawl.vnfm.application.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.pawl.vnfm.trust.EllipticKeys;
import org.pawl.vnfm.trust.SealedKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Access tokens are JWTs, signed with ES256 by a key that all VNFMs on one database share. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  private static final String KEY_NAME = "token-signing";
  private static final String AUDIENCE = "pawl";

  @Bean
  JWKSource<SecurityContext> tokenKeys(SealedKeys keys) throws Exception {
    SealedKeys.SharedKey key = keys.getOrCreate(KEY_NAME, TokenConfiguration::newKey);
    return new ImmutableJWKSet<>(new JWKSet(jwk(key)));
  }

  @Bean
  JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, SecurityProperties properties) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(properties.issuer()),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE))));
    return decoder;
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> tokenCustomizer() {
    return context -> {
      context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
      context.getClaims().audience(List.of(AUDIENCE));
      RegisteredClient client = context.getRegisteredClient();
      String tenant =
          client == null ? null : client.getClientSettings().getSetting(ApiClients.TENANT);
      if (tenant != null) {
        context.getClaims().claim(AnyIssuer.TENANT, tenant);
      }
    };
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(SecurityProperties properties) {
    return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
  }

  private static SealedKeys.SharedKey newKey() {
    KeyPair pair = EllipticKeys.generate();
    return new SealedKeys.SharedKey(pair.getPrivate(), pair.getPublic().getEncoded());
  }

  private static ECKey jwk(SealedKeys.SharedKey key) throws Exception {
    return new ECKey.Builder(Curve.P_256, publicKey(key.publicPart()))
        .privateKey(key.privateKey())
        .keyIDFromThumbprint()
        .build();
  }

  private static ECPublicKey publicKey(byte[] der) throws GeneralSecurityException {
    return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
  }
}
