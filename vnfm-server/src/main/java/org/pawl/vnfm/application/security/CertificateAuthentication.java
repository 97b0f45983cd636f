package org.pawl.vnfm.application.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.application.server.ClientAuthorities;
import org.pawl.vnfm.trust.TrustedAuthorities;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * Knows callers by the certificate of their TLS connection, whoever vouched for it there: it has to
 * come from the configured authority, and its subject has to be a configured one.
 */
@Component
class CertificateAuthentication implements AuthenticationManager, ClientAuthorities {

  private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

  private final Map<X500Principal, ClientCertificateProperties.Subject> subjects = new HashMap<>();
  private final @Nullable KeyStore authorities;
  private final @Nullable X509TrustManager authority;

  CertificateAuthentication(ClientCertificateProperties properties)
      throws GeneralSecurityException, IOException {
    Path file = properties.authority();
    this.authorities = file == null ? null : TrustedAuthorities.in(file);
    this.authority = authorities == null ? null : trust(authorities);
    properties
        .subjects()
        .forEach(subject -> subjects.put(new X500Principal(subject.name()), subject));
  }

  /** Takes the certificate where no other credentials were sent. */
  AuthenticationConverter converter() {
    return request ->
        authority != null
                && request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader(KeystoneAuthentication.HEADER) == null
            ? UsernamePasswordAuthenticationToken.unauthenticated(
                chain[0].getSubjectX500Principal(), chain)
            : null;
  }

  @Override
  public @Nullable KeyStore trusted() {
    return authorities;
  }

  @Override
  public Authentication authenticate(Authentication request) {
    X509Certificate[] chain = (X509Certificate[]) request.getCredentials();
    if (authority == null || chain == null) {
      throw new BadCredentialsException("client certificates are not taken here");
    }
    try {
      authority.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
    } catch (CertificateException e) {
      throw new BadCredentialsException("the certificate is not of the configured authority", e);
    }
    ClientCertificateProperties.Subject subject = subjects.get(chain[0].getSubjectX500Principal());
    if (subject == null) {
      throw new BadCredentialsException("the certificate's subject is not a configured one");
    }
    boolean seesAll = subject.tenant().equals(Caller.ALL_TENANTS);
    return UsernamePasswordAuthenticationToken.authenticated(
        "certificate:" + subject.name(),
        "",
        seesAll
            ? List.of(new SimpleGrantedAuthority(subject.role().authority()))
            : Caller.authorities(Set.of(subject.role()), subject.tenant(), List.of()));
  }

  private static X509TrustManager trust(KeyStore authorities) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(authorities);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
