package org.pawl.vnfm.application.security;

import static org.pawl.vnfm.application.security.AccessRule.Door.AGENTS;
import static org.pawl.vnfm.application.security.AccessRule.Door.ANYBODY;
import static org.pawl.vnfm.application.security.AccessRule.Door.INTERFACES;
import static org.pawl.vnfm.application.security.AccessRule.Door.PAGES;
import static org.pawl.vnfm.application.security.AccessRule.Door.TOKENS;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pawl.vnfm.application.security.AccessRule.Door;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The one list of who may do what: the first rule that fits a request decides, and what no rule
 * names is not there.
 */
final class AccessRules {

  private static final List<AccessRule> ALL =
      Stream.<Stream<AccessRule>>of(
              Stream.of(
                  AccessRule.open(AGENTS, "/agent/v1/enrolments"),
                  AccessRule.only(AGENTS, "/agent/v1/**", "ROLE_" + AgentAuthentication.ROLE),
                  AccessRule.open(TOKENS, "/oauth2/token"),
                  AccessRule.open(TOKENS, "/oauth2/jwks"),
                  AccessRule.open(TOKENS, "/.well-known/oauth-authorization-server")),
              Stream.of("vnflcm", "vnfpkgm", "vnffm", "vnfpm", "vnfind")
                  .flatMap(AccessRule::solInterface),
              AccessRule.readAndChange(INTERFACES, "/operator/**", Scopes.OPERATOR),
              Stream.of(AccessRule.administration("/administration/**")),
              Stream.of(
                  AccessRule.open(PAGES, "/login"),
                  AccessRule.open(PAGES, "/webjars/**"),
                  AccessRule.open(PAGES, "/assets/**"),
                  AccessRule.open(PAGES, "/favicon.ico")),
              Stream.of("/", "/logout", "/dashboard/**")
                  .flatMap(pattern -> AccessRule.readAndChange(PAGES, pattern)),
              Stream.of("/ca.pem", "/actuator/health", "/error")
                  .map(pattern -> AccessRule.open(ANYBODY, pattern)),
              Stream.of(AccessRule.closed("/actuator/health/**"))) // what the VNFM is made of
          .flatMap(Function.identity())
          .toList();

  private AccessRules() {}

  static List<AccessRule> all() {
    return ALL;
  }

  /** The patterns of a door's paths. */
  static String[] patterns(Door door) {
    return of(door).map(AccessRule::pattern).distinct().toArray(String[]::new);
  }

  /** Has the chain of a door follow its rules, and refuse what none of them names. */
  static void apply(
      Door door,
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    of(door).forEach(rule -> requests.requestMatchers(matcher(rule)).access(manager(rule)));
    requests.anyRequest().denyAll();
  }

  private static Stream<AccessRule> of(Door door) {
    return ALL.stream().filter(rule -> rule.door() == door);
  }

  private static PathPatternRequestMatcher matcher(AccessRule rule) {
    HttpMethod method = rule.method();
    PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
    return method == null
        ? builder.matcher(rule.pattern())
        : builder.matcher(method, rule.pattern());
  }

  private static AuthorizationManager<RequestAuthorizationContext> manager(AccessRule rule) {
    return rule.letsAnybodyIn()
        ? (caller, request) -> new AuthorizationDecision(true)
        : AuthorityAuthorizationManager.hasAnyAuthority(rule.authorities().toArray(String[]::new));
  }
}
