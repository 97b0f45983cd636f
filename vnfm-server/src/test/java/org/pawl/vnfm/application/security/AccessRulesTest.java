package org.pawl.vnfm.application.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.sol.SolApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Nothing is served that no rule of access names, and nothing is open that should not be. */
@VnfmTest
class AccessRulesTest {

  private static final List<HttpMethod> METHODS =
      List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  @Autowired List<HandlerMapping> mappings;
  @Autowired List<SolApi> apis;
  @Autowired MockMvcTester http;

  @Test
  void everyRoute_whenLookedFor_hasARule() {
    assertThat(routes().filter(path -> !hasRule(path))).isEmpty();
    assertThat(routes()).hasSizeGreaterThan(60).contains("/vnflcm/v2/vnf_instances");
  }

  @Test
  void rulesWithoutAuthority_whenListed_areTheOnesThatAnybodyMayReach() {
    assertThat(
            AccessRules.all().stream().filter(AccessRule::letsAnybodyIn).map(AccessRule::pattern))
        .containsExactlyInAnyOrder(
            "/agent/v1/enrolments",
            "/oauth2/token",
            "/oauth2/jwks",
            "/.well-known/oauth-authorization-server",
            "/login",
            "/webjars/**",
            "/assets/**",
            "/favicon.ico",
            "/ca.pem",
            "/actuator/health",
            "/error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nowhere", "/vnfx/v1/things", "/administration", "/static/x", "/%2e%2e/"})
  void pathWithoutRule_whenAsked_isNotThereForAnybody(String path) {
    assertThat(
            http.get()
                .uri(java.net.URI.create(path))
                .with(jwt().authorities(new SimpleGrantedAuthority("SCOPE_sol003"))))
        .hasStatus(path.contains("%") ? 400 : 404);
  }

  @Test
  void otherMethods_whenUsedOnAnyResourceOfAnInterface_areNotAllowed() {
    Map<String, Set<HttpMethod>> served = served();
    assertThat(served).hasSizeGreaterThan(40);

    served.forEach((path, methods) ->
        METHODS.stream()
            .filter(method -> !isServed(method, path))
            .forEach(method -> assertNotAllowed(method, path, methods)));
  }

  private void assertNotAllowed(HttpMethod method, String path, Set<HttpMethod> served) {
    var answer =
        http.method(method)
            .uri(path)
            .contentType("application/json")
            .content("{}")
            .with(
                jwt()
                    .authorities(
                        new SimpleGrantedAuthority("SCOPE_sol003"),
                        new SimpleGrantedAuthority("SCOPE_operator")))
            .exchange();

    assertThat(answer.getResponse().getStatus()).as(method + " " + path).isEqualTo(405);
    assertThat(answer).hasContentType("application/problem+json");
    assertThat(methods(String.valueOf(answer.getResponse().getHeader("Allow"))))
        .as("Allow of %s", path)
        .containsAll(served)
        .doesNotContain(method);
  }

  /** Also where a pattern with a variable takes the path of another resource. */
  private boolean isServed(HttpMethod method, String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    return infos()
        .filter(info ->
            info.getMethodsCondition().getMethods().stream()
                .anyMatch(each -> each.name().equals(method.name())))
        .flatMap(info -> info.getPatternValues().stream())
        .anyMatch(pattern -> PathPatternParser.defaultInstance.parse(pattern).matches(parsed));
  }

  private static Set<HttpMethod> methods(String allow) {
    return Arrays.stream(allow.split(",", -1))
        .map(each -> HttpMethod.valueOf(each.strip()))
        .collect(Collectors.toSet());
  }

  /** The resources of the interfaces, each with the methods that it has. */
  private Map<String, Set<HttpMethod>> served() {
    Map<String, Set<HttpMethod>> served = new TreeMap<>();
    infos()
        .forEach(info -> {
          Collection<RequestMethod> methods = info.getMethodsCondition().getMethods();
          info.getPatternValues().stream()
              .filter(AccessRulesTest::isOfAnInterface)
              .flatMap(this::paths)
              .forEach(path -> {
                Set<HttpMethod> all =
                    served.computeIfAbsent(
                        path, p -> new TreeSet<>((a, b) -> a.name().compareTo(b.name())));
                methods.forEach(method -> all.add(HttpMethod.valueOf(method.name())));
              });
        });
    return served;
  }

  private static boolean isOfAnInterface(String pattern) {
    return pattern.matches("/(vnf\\w+|operator|administration|\\{apiName})/.*");
  }

  private Stream<String> routes() {
    Stream<String> annotated =
        infos().flatMap(info -> info.getPatternValues().stream()).flatMap(this::paths);
    Stream<String> others =
        mappings.stream()
            .filter(AbstractUrlHandlerMapping.class::isInstance)
            .flatMap(
                mapping -> ((AbstractUrlHandlerMapping) mapping).getHandlerMap().keySet().stream())
            .filter(pattern -> !pattern.equals("/**")) // files, as far as rules let anybody at them
            .map(pattern -> pattern.replace("**", "x"));
    return Stream.concat(annotated, others);
  }

  private Stream<RequestMappingInfo> infos() {
    return mappings.stream()
        .filter(RequestMappingInfoHandlerMapping.class::isInstance)
        .flatMap(mapping ->
            ((RequestMappingInfoHandlerMapping) mapping).getHandlerMethods().keySet().stream());
  }

  /** Paths that fit a pattern. */
  private Stream<String> paths(String pattern) {
    if (pattern.startsWith("/{apiName}")) {
      return apis.stream()
          .map(api ->
              pattern.contains("major")
                  ? api.prefix() + "api_versions"
                  : "/" + api.name() + "/api_versions");
    }
    return Stream.of(
        pattern
            .replaceAll("\\{\\*[^}]*}", "x")
            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString())
            .replace("**", "x"));
  }

  private static boolean hasRule(String path) {
    return AccessRules.all().stream()
        .anyMatch(rule ->
            PathPatternParser.defaultInstance
                .parse(rule.pattern())
                .matches(PathContainer.parsePath(path)));
  }
}
