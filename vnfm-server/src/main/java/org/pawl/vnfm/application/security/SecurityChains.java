package org.pawl.vnfm.application.security;

import java.time.Clock;
import org.pawl.vnfm.agent.AgentCertificates;
import org.pawl.vnfm.application.audit.AuditFilter;
import org.pawl.vnfm.application.audit.AuditTrail;
import org.pawl.vnfm.application.security.AccessRule.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which part of the VNFM is open to whom. What no chain names is not there. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** Agents show the certificate that they were enrolled with; only the enrolment needs none. */
  @Bean
  @Order(1)
  SecurityFilterChain agents(
      HttpSecurity http, AgentCertificates certificates, ProblemAnswers answers) throws Exception {
    return stateless(http.securityMatcher(AccessRules.patterns(Door.AGENTS)))
        .x509(x509 -> AgentAuthentication.configure(x509, certificates))
        .authorizeHttpRequests(requests -> AccessRules.apply(Door.AGENTS, requests))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(answers::askForCertificate)
                .accessDeniedHandler(answers::certificateIsNotGood))
        .build();
  }

  /** Programs get their access tokens here (SOL013 8.3.4). */
  @Bean
  @Order(2)
  SecurityFilterChain tokens(HttpSecurity http, AuditTrail trail, Clock clock) throws Exception {
    return stateless(http.securityMatcher(AccessRules.patterns(Door.TOKENS)))
        .oauth2AuthorizationServer(server ->
            server.tokenEndpoint(
                endpoint -> endpoint.accessTokenRequestConverter(new AllScopesUnlessNamed())))
        .authorizeHttpRequests(requests -> AccessRules.apply(Door.TOKENS, requests))
        .addFilterAfter(new AuditFilter(trail, clock), SecurityContextHolderFilter.class)
        .build();
  }

  /**
   * The interfaces for orchestrators and the operator's. Callers show an access token, a Keystone
   * token, or a certificate.
   */
  @Bean
  @Order(3)
  SecurityFilterChain interfaces(
      HttpSecurity http,
      KeystoneAuthentication keystone,
      CertificateAuthentication certificates,
      AnyIssuer issuers,
      AuditTrail trail,
      Clock clock,
      ProblemAnswers answers)
      throws Exception {
    return stateless(http.securityMatcher(AccessRules.patterns(Door.INTERFACES)))
        .authorizeHttpRequests(requests -> AccessRules.apply(Door.INTERFACES, requests))
        .addFilterAfter(new AuditFilter(trail, clock), SecurityContextHolderFilter.class)
        .addFilterBefore(
            filter(certificates, certificates.converter(), answers),
            BearerTokenAuthenticationFilter.class)
        .addFilterBefore(
            filter(keystone, KeystoneAuthentication.converter(), answers),
            BearerTokenAuthenticationFilter.class)
        .oauth2ResourceServer(server ->
            server
                .authenticationManagerResolver(issuers)
                .authenticationEntryPoint(answers::askForToken)
                .accessDeniedHandler(answers::tokenIsNotEnough))
        .build();
  }

  private static AuthenticationFilter filter(
      AuthenticationManager manager, AuthenticationConverter converter, ProblemAnswers answers) {
    AuthenticationFilter filter = new AuthenticationFilter(manager, converter);
    filter.setSuccessHandler((request, response, caller) -> {}); // the request goes on
    filter.setFailureHandler(answers::askForToken);
    return filter;
  }

  /** People log in with a form and have a session. */
  @Bean
  @Order(4)
  SecurityFilterChain dashboard(
      HttpSecurity http,
      OperatorUsers users,
      PasswordEncoder encoder,
      AuditTrail trail,
      Clock clock,
      ProblemAnswers answers)
      throws Exception {
    DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(users);
    passwords.setPasswordEncoder(encoder);
    return http.securityMatcher(AccessRules.patterns(Door.PAGES))
        .authenticationManager(new ProviderManager(new LoginDelay(passwords, clock)))
        .authorizeHttpRequests(requests -> AccessRules.apply(Door.PAGES, requests))
        .addFilterAfter(new AuditFilter(trail, clock), SecurityContextHolderFilter.class)
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/dashboard").permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(PAGE_POLICY)))
        .exceptionHandling(refusals ->
            refusals.defaultAuthenticationEntryPointFor(answers::askForLogin, FROM_SCRIPT))
        .build();
  }

  /** What anybody may read; and the end of all other paths. */
  @Bean
  @Order(5)
  SecurityFilterChain rest(HttpSecurity http, ProblemAnswers answers) throws Exception {
    return stateless(http)
        .authorizeHttpRequests(requests -> AccessRules.apply(Door.ANYBODY, requests))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(answers::notHere)
                .accessDeniedHandler(answers::notHere))
        .build();
  }

  /** Pages' scripts cannot follow a redirect to the login form; they need to be told. */
  private static final RequestMatcher FROM_SCRIPT =
      request ->
          request.getHeader("HX-Request") != null
              || "cors".equals(request.getHeader("Sec-Fetch-Mode"))
              || "same-origin".equals(request.getHeader("Sec-Fetch-Mode"));

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(API_POLICY)));
  }
}
