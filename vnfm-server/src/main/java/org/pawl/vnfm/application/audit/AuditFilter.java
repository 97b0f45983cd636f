package org.pawl.vnfm.application.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.application.server.RequestId;
import org.pawl.vnfm.sol.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down each request that changes something, or is refused. It stands in the chains of
 * security, right behind what holds the caller's name.
 */
public final class AuditFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<Integer> REFUSALS = Set.of(401, 403);
  private static final int LONGEST_PATH = 2000;
  private static final int FAILED = 500;

  private final AuditTrail trail;
  private final Clock clock;

  public AuditFilter(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean done = false;
    try {
      chain.doFilter(request, response);
      done = true;
    } finally {
      int status = done ? response.getStatus() : FAILED;
      if (!READING.contains(request.getMethod()) || REFUSALS.contains(status)) {
        note(request, status);
      }
    }
  }

  private void note(HttpServletRequest request, int status) {
    Authentication caller = caller();
    AuditEntry entry =
        new AuditEntry(
            clock.instant(),
            caller == null ? null : caller.getName(),
            Tenant.ofRequest().orElse(null),
            request.getMethod(),
            path(request),
            status,
            request.getRemoteAddr(),
            RequestId.of(request));
    try {
      trail.add(entry);
    } catch (DataAccessException failure) {
      // The request is over; what can be saved of the entry is this line.
      LOG.error("the audit trail lacks {}", entry, failure);
    }
  }

  private static @Nullable Authentication caller() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller instanceof AnonymousAuthenticationToken ? null : caller;
  }

  private static String path(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.substring(0, Math.min(path.length(), LONGEST_PATH));
  }
}
