package org.pawl.vnfm.application.server;

import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/** Who vouches for the certificates of API clients. */
public interface ClientAuthorities {

  /** The authorities' certificates; null when clients are not asked for one. */
  @Nullable KeyStore trusted();
}
