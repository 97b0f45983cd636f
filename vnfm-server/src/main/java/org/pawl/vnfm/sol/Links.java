package org.pawl.vnfm.sol;

import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes the absolute URIs that answers carry, as the caller of the current request sees them. */
public final class Links {

  private Links() {}

  /**
   * The URI of a path of this server, its segments encoded, such as {@code
   * /vnfpkgm/v2/vnf_packages/…}.
   */
  public static URI to(String path) {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).build().encode().toUri();
  }
}
