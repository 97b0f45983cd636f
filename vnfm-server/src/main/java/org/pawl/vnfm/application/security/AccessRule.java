package org.pawl.vnfm.application.security;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may come in at some paths.
 *
 * @param door how those who come in are known
 * @param pattern the paths
 * @param method the one method that the rule is of; null for all
 * @param authorities of which a caller needs one; empty when anybody may come in
 */
record AccessRule(
    Door door, String pattern, @Nullable HttpMethod method, List<String> authorities) {

  /** The ways in which callers are known, each a filter chain. */
  enum Door {
    AGENTS,
    TOKENS,
    INTERFACES,
    PAGES,
    ANYBODY
  }

  AccessRule {
    authorities = List.copyOf(authorities);
  }

  boolean letsAnybodyIn() {
    return authorities.isEmpty();
  }

  static AccessRule open(Door door, String pattern) {
    return new AccessRule(door, pattern, null, List.of());
  }

  /** Not for anybody, though something is served there. */
  static AccessRule closed(String pattern) {
    return only(Door.ANYBODY, pattern, "NOBODY");
  }

  static AccessRule only(Door door, String pattern, String authority) {
    return new AccessRule(door, pattern, null, List.of(authority));
  }

  /** Reading is for readers, all else for operators. */
  static Stream<AccessRule> readAndChange(Door door, String pattern, String... scopes) {
    return Stream.of(
        new AccessRule(door, pattern, HttpMethod.GET, authorities(Role.READER, scopes)),
        new AccessRule(door, pattern, HttpMethod.HEAD, authorities(Role.READER, scopes)),
        new AccessRule(door, pattern, null, authorities(Role.OPERATOR, scopes)));
  }

  /** The same for the interfaces of orchestrators, where scopes stand for roles as well. */
  static Stream<AccessRule> solInterface(String name) {
    return readAndChange(Door.INTERFACES, "/" + name + "/**")
        .map(rule -> new AccessRule(rule.door(), rule.pattern(), rule.method(), withScopes(rule)));
  }

  /** For administrators alone. */
  static AccessRule administration(String pattern) {
    return new AccessRule(
        Door.INTERFACES, pattern, null, authorities(Role.ADMINISTRATOR, Scopes.SOL003));
  }

  static List<String> authorities(Role role, String... scopes) {
    return Stream.concat(
            role.orHigher().stream().map(Role::authority), Stream.of(scopes).map(Scopes::authority))
        .toList();
  }

  private static List<String> withScopes(AccessRule rule) {
    return Stream.of(Role.values())
        .filter(role -> rule.authorities().contains(role.authority()))
        .flatMap(role -> Stream.of(role.authority(), Scopes.authority(role.scope())))
        .toList();
  }
}
