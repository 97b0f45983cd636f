package org.pawl.vnfm.application.security;

import java.util.Set;

/** What an access token of the VNFM's own may be good for. */
final class Scopes {

  /** All that the interfaces of orchestrators offer. */
  static final String SOL003 = "sol003";

  /** The operator's interface to single VNFCs. */
  static final String OPERATOR = "operator";

  static final Set<String> ALL = Set.of(SOL003, OPERATOR);

  private Scopes() {}

  static String authority(String scope) {
    return "SCOPE_" + scope;
  }
}
