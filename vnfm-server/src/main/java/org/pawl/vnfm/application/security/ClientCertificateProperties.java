package org.pawl.vnfm.application.security;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the certificates that API clients may show instead of a token.
 *
 * @param authority PEM file with the certificates of the authorities that issue them; without it
 *     nobody is asked for one
 * @param subjects who may come in
 */
@Validated
@ConfigurationProperties("pawl.security.client-certificates")
record ClientCertificateProperties(@Nullable Path authority, @DefaultValue List<Subject> subjects) {

  ClientCertificateProperties {
    subjects = List.copyOf(subjects);
  }

  /**
   * A client that is known by its certificate.
   *
   * @param name the subject's distinguished name (RFC 4514), such as {@code CN=nfvo,O=Example}
   * @param role what it may do
   * @param tenant whose resources it sees; {@code *} for those of all
   */
  record Subject(String name, Role role, String tenant) {}
}
