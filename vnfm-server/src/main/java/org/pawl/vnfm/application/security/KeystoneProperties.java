package org.pawl.vnfm.application.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the Keystone whose tokens are taken as {@code X-Auth-Token}.
 *
 * @param url where Keystone's version 3 answers, with or without {@code /v3}; without it no such
 *     token is taken
 * @param applicationCredentialId with which this VNFM asks about tokens
 * @param applicationCredentialSecret its secret
 * @param token a token to ask with, instead of an application credential
 * @param recheckAfter how long an answer is believed: a revoked token is good for that much longer
 * @param timeout of a question to Keystone
 * @param sslBundle bundle of {@code spring.ssl.bundle} whose trust store vouches for Keystone;
 *     Java's authorities without it
 * @param roles Keystone's names of our roles
 * @param allTenants projects (their identifiers) whose administrators see all tenants
 */
@Validated
@ConfigurationProperties("pawl.security.keystone")
record KeystoneProperties(
    @Nullable URI url,
    @Nullable String applicationCredentialId,
    @Nullable String applicationCredentialSecret,
    @Nullable String token,
    @DefaultValue("60s") Duration recheckAfter,
    @DefaultValue("5s") Duration timeout,
    @Nullable String sslBundle,
    @Nullable RoleNames roles,
    @DefaultValue List<String> allTenants) {

  private static final RoleNames USUAL =
      new RoleNames(List.of("reader"), List.of("member"), List.of("admin"));

  KeystoneProperties {
    roles = roles == null ? USUAL : roles;
    allTenants = List.copyOf(allTenants);
    boolean credential = applicationCredentialId != null && applicationCredentialSecret != null;
    if (url != null && !credential && token == null) {
      throw new IllegalArgumentException(
          "pawl.security.keystone.url is set: set application-credential-id and"
              + " application-credential-secret too, or token");
    }
  }

  RoleNames roleNames() {
    return roles == null ? USUAL : roles;
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "KeystoneProperties[url=%s, applicationCredentialId=%s]"
        .formatted(url, applicationCredentialId);
  }
}
