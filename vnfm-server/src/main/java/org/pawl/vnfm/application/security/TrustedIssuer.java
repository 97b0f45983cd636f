package org.pawl.vnfm.application.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An issuer of access tokens beside the VNFM itself (OpenID Connect, RFC 8414, RFC 9068).
 *
 * @param issuer its URL, as its tokens name it
 * @param jwkSetUri where its keys are; without it they are found by its metadata
 * @param audience what its tokens for this VNFM name as their audience
 * @param rolesClaim the claim that names the caller's roles; dots lead into objects
 * @param tenantClaim the claim that names the caller's tenant
 * @param roles the issuer's names of our roles
 * @param allTenants tenants whose administrators see all tenants
 * @param sslBundle bundle of {@code spring.ssl.bundle} whose trust store vouches for the issuer
 */
record TrustedIssuer(
    String issuer,
    @Nullable String jwkSetUri,
    @DefaultValue("pawl") String audience,
    @DefaultValue("roles") String rolesClaim,
    @DefaultValue("tenant") String tenantClaim,
    @Nullable RoleNames roles,
    @DefaultValue List<String> allTenants,
    @Nullable String sslBundle) {

  private static final RoleNames USUAL =
      new RoleNames(List.of("reader"), List.of("operator"), List.of("administrator"));

  TrustedIssuer {
    allTenants = List.copyOf(allTenants);
  }

  RoleNames roleNames() {
    return roles == null ? USUAL : roles;
  }
}
