package org.pawl.vnfm.application.security;

import java.util.Arrays;
import java.util.List;

/** What somebody may do; each role includes the ones before it. */
enum Role {
  /** Looks at resources. */
  READER("sol003:read"),
  /** Changes them. */
  OPERATOR("sol003:operate"),
  /** Also sees who did what, and changes the keys of the VNFM. */
  ADMINISTRATOR(Scopes.SOL003);

  private final String scope;

  Role(String scope) {
    this.scope = scope;
  }

  /** The scope of access tokens that stands for this role. */
  String scope() {
    return scope;
  }

  String authority() {
    return "ROLE_" + name();
  }

  /** This role and those that include it. */
  List<Role> orHigher() {
    return Arrays.stream(values()).filter(each -> each.compareTo(this) >= 0).toList();
  }
}
