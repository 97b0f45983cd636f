package org.pawl.vnfm.application.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.sol.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * On the agents' port there is the agents' interface and nothing else; elsewhere there is no such
 * interface.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortSeparation extends OncePerRequestFilter {

  private static final String AGENTS = "agent";

  private final ProblemWriter problems;

  PortSeparation(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean onAgentPort = request.getAttribute(AgentPortMarker.ATTRIBUTE) != null;
    if (onAgentPort == isForAgents(request)) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          response,
          new Problem(
              ProblemType.NOT_FOUND,
              "Nothing is served at %s on this port.".formatted(request.getRequestURI())));
    }
  }

  /** Looks at the path as the controllers' mappings do, decoded and without parameters. */
  private static boolean isForAgents(HttpServletRequest request) {
    return ServletRequestPathUtils.parse(request).pathWithinApplication().elements().stream()
        .filter(PathContainer.PathSegment.class::isInstance)
        .findFirst()
        .map(first -> ((PathContainer.PathSegment) first).valueToMatch())
        .filter(AGENTS::equals)
        .isPresent();
  }
}
