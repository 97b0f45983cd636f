package org.pawl.vnfm.application.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Serves access tokens at {@code /oauth/token} too, where some orchestrators look for them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class TokenPaths extends OncePerRequestFilter {

  private static final String ALIAS = "/oauth/token";
  private static final String ENDPOINT = "/oauth2/token";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals(ALIAS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new AtEndpoint(request), response);
  }

  private static final class AtEndpoint extends HttpServletRequestWrapper {
    private AtEndpoint(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return ENDPOINT;
    }

    @Override
    public StringBuffer getRequestURL() {
      StringBuffer url = super.getRequestURL();
      return url.replace(url.length() - ALIAS.length(), url.length(), ENDPOINT);
    }

    @Override
    public String getServletPath() {
      return ENDPOINT;
    }
  }
}
