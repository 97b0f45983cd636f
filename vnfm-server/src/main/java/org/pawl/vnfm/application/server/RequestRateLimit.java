package org.pawl.vnfm.application.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.sol.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes so many requests per second from one client (an address, and the token that it shows), and
 * twice as many at once. Agents are held by the number of their connections instead: they all come
 * from one address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestRateLimit extends OncePerRequestFilter {

  private static final int REMEMBERED_CLIENTS = 10_000;
  private static final double NANOS = 1e9;

  private record Client(String address, int credentials) {}

  private record Allowance(double left, Instant at) {}

  private final int perSecond;
  private final ProblemWriter problems;
  private final Clock clock;
  private final Map<Client, Allowance> clients =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Client, Allowance> eldest) {
          return size() > REMEMBERED_CLIENTS;
        }
      };

  RequestRateLimit(LimitProperties limits, ProblemWriter problems, Clock clock) {
    this.perSecond = limits.requestsPerSecond();
    this.problems = problems;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getAttribute(AgentPortMarker.ATTRIBUTE) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (take(client(request), clock.instant())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      problems.write(
          response,
          new Problem(
              ProblemType.TOO_MANY_REQUESTS,
              "More than %d requests per second came from this client: wait as long as Retry-After says."
                  .formatted(perSecond)));
    }
  }

  /** Guesses at tokens and secrets count for the address alone. */
  private static Client client(HttpServletRequest request) {
    String bearer = request.getHeader(HttpHeaders.AUTHORIZATION);
    boolean isToken = bearer != null && bearer.startsWith("Bearer ");
    return new Client(
        request.getRemoteAddr(),
        isToken ? bearer.hashCode() : Objects.hashCode(request.getHeader("X-Auth-Token")));
  }

  private synchronized boolean take(Client client, Instant now) {
    double most = 2.0 * perSecond;
    Allowance past = clients.remove(client);
    double left =
        past == null
            ? most
            : Math.min(
                most,
                past.left()
                    + perSecond * (java.time.Duration.between(past.at(), now).toNanos() / NANOS));
    boolean taken = left >= 1;
    clients.put(client, new Allowance(taken ? left - 1 : left, now));
    return taken;
  }
}
