package org.pawl.vnfm.application.security;

import java.time.Clock;
import org.pawl.vnfm.agent.AgentCertificates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
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
    return stateless(http.securityMatcher("/agent/v1/**"))
        .x509(x509 -> AgentAuthentication.configure(x509, certificates))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/agent/v1/enrolments")
                .permitAll()
                .anyRequest()
                .hasRole(AgentAuthentication.ROLE))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(answers::askForCertificate)
                .accessDeniedHandler(answers::certificateIsNotGood))
        .build();
  }

  /** Programs get their access tokens here (SOL013 8.3.4). */
  @Bean
  @Order(2)
  SecurityFilterChain tokens(HttpSecurity http) throws Exception {
    return stateless(
            http.securityMatcher(
                "/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server"))
        .oauth2AuthorizationServer(server ->
            server.tokenEndpoint(
                endpoint -> endpoint.accessTokenRequestConverter(new AllScopesUnlessNamed())))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  /** The interfaces for orchestrators and the operator's, each with its scope. */
  @Bean
  @Order(3)
  SecurityFilterChain interfaces(HttpSecurity http, ProblemAnswers answers) throws Exception {
    return stateless(
            http.securityMatcher(
                "/vnflcm/**",
                "/vnfpkgm/**",
                "/vnffm/**",
                "/vnfpm/**",
                "/vnfind/**",
                "/operator/**"))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/operator/**")
                .hasAuthority(Scopes.authority(Scopes.OPERATOR))
                .anyRequest()
                .hasAuthority(Scopes.authority(Scopes.SOL003)))
        .oauth2ResourceServer(server ->
            server
                .jwt(Customizer.withDefaults())
                .authenticationEntryPoint(answers::askForToken)
                .accessDeniedHandler(answers::tokenIsNotEnough))
        .build();
  }

  /** People log in with a form and have a session. */
  @Bean
  @Order(4)
  SecurityFilterChain dashboard(
      HttpSecurity http,
      OperatorUsers users,
      PasswordEncoder encoder,
      Clock clock,
      ProblemAnswers answers)
      throws Exception {
    DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(users);
    passwords.setPasswordEncoder(encoder);
    return http.securityMatcher(
            "/", "/login", "/logout", "/dashboard/**", "/webjars/**", "/assets/**", "/favicon.ico")
        .authenticationManager(new ProviderManager(new LoginDelay(passwords, clock)))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/login", "/webjars/**", "/assets/**", "/favicon.ico")
                .permitAll()
                .anyRequest()
                .hasRole("OPERATOR"))
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
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/ca.pem", "/actuator/health", "/error")
                .permitAll()
                .anyRequest()
                .denyAll())
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
