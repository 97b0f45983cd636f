package org.pawl.vnfm.application.security;

import java.security.cert.X509Certificate;
import org.pawl.vnfm.agent.AgentCertificates;
import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.X509Configurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * The certificate of the TLS connection says which VNFC's agent speaks; a revoked one has no role.
 */
final class AgentAuthentication {

  static final String ROLE = "AGENT";

  private AgentAuthentication() {}

  static void configure(X509Configurer<HttpSecurity> x509, AgentCertificates certificates) {
    x509.x509PrincipalExtractor(certificate -> String.valueOf(TlsContexts.commonName(certificate)))
        .authenticationUserDetailsService(token -> agent(token, certificates));
  }

  private static UserDetails agent(
      PreAuthenticatedAuthenticationToken token, AgentCertificates certificates) {
    boolean good =
        token.getCredentials() instanceof X509Certificate certificate
            && certificates.isGood(certificate);
    return User.withUsername(token.getName())
        .password("")
        .roles(good ? new String[] {ROLE} : new String[0])
        .build();
  }
}
