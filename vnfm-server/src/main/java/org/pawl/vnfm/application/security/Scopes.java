package org.pawl.vnfm.application.security;

import java.util.Set;

/** What an access token may be good for. */
final class Scopes {

  /** The interfaces that an orchestrator uses. */
  static final String SOL003 = "sol003";

  /** The operator's interface to single VNFCs. */
  static final String OPERATOR = "operator";

  static final Set<String> ALL = Set.of(SOL003, OPERATOR);

  private Scopes() {}

  static String authority(String scope) {
    return "SCOPE_" + scope;
  }
}
