package org.pawl.vnfm.application.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody whom another system vouches for: a role here, and the tenant that it is in. */
final class Caller {

  /** In settings, the tenant of those who see the resources of all tenants. */
  static final String ALL_TENANTS = "*";

  private Caller() {}

  /**
   * The authorities of a caller with roles in a tenant.
   *
   * @param allTenants the tenants whose administrators see all others too
   */
  static Collection<GrantedAuthority> authorities(
      Set<Role> roles, @Nullable String tenant, List<String> allTenants) {
    if (tenant == null || !Tenant.isName(tenant)) {
      throw new BadCredentialsException("the credentials name no tenant that can be one here");
    }
    Stream<GrantedAuthority> own =
        roles.stream().map(role -> new SimpleGrantedAuthority(role.authority()));
    boolean seesAll = roles.contains(Role.ADMINISTRATOR) && allTenants.contains(tenant);
    return seesAll
        ? own.toList()
        : Stream.concat(own, Stream.of(Tenant.authority(tenant))).toList();
  }
}
