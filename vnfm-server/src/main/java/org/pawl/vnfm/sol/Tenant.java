package org.pawl.vnfm.sol;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whose resources a caller sees. A caller without a tenant belongs to the operator of the whole
 * VNFM and sees all; so does the VNFM's own work, which nobody calls for.
 */
public final class Tenant {

  private static final String PREFIX = "TENANT_";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:@/-]{0,254}");

  private Tenant() {}

  /** Whether a text can name a tenant. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** What limits a caller to one tenant. */
  public static GrantedAuthority authority(String tenant) {
    if (!isName(tenant)) {
      throw new IllegalArgumentException("not a tenant's name: " + tenant);
    }
    return new SimpleGrantedAuthority(PREFIX + tenant);
  }

  /** The tenant that the caller of the current request is limited to. */
  public static Optional<String> ofRequest() {
    var caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null ? Optional.empty() : in(caller.getAuthorities());
  }

  /** The tenant that somebody with these authorities is limited to. */
  public static Optional<String> in(Collection<? extends GrantedAuthority> authorities) {
    return authorities.stream()
        .map(each -> String.valueOf(each.getAuthority()))
        .filter(each -> each.startsWith(PREFIX))
        .map(each -> each.substring(PREFIX.length()))
        .findFirst();
  }
}
