package org.pawl.vnfm.application.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an identifier, the caller's own where it sends one: it is in the answer, in
 * the log and in the audit trail.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

  private static final String HEADER = "X-Request-Id";
  private static final String IN_LOGS = "requestId";
  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /** The identifier of a request. */
  public static String of(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(ATTRIBUTE));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sent = request.getHeader(HEADER);
    String id = sent != null && FORM.matcher(sent).matches() ? sent : "req-" + UUID.randomUUID();
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    try (var _ = MDC.putCloseable(IN_LOGS, id)) {
      chain.doFilter(request, response);
    }
  }
}
