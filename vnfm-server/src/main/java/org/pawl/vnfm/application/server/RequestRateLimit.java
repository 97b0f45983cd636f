package org.pawl.vnfm.application.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
 * twice as many at once. As many refused tokens (401) may come from one address; then only tokens
 * that were taken before are looked at, so that who guesses gains nothing by a new guess, and
 * others behind the same proxy go on. Agents are held by the number of their connections instead:
 * they all come from one address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestRateLimit extends OncePerRequestFilter {

  private static final int REMEMBERED_CLIENTS = 10_000;
  private static final double NANOS = 1e9;

  /**
   * @param credentials a hash of the token; 0 where there is none; null for all refused ones
   */
  private record Client(String address, @Nullable Integer credentials) {}

  private record Allowance(double left, Instant at, boolean isKnown) {}

  private final int perSecond;
  private final ProblemWriter problems;
  private final InstantSource clock;
  private final Map<Client, Allowance> clients =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Client, Allowance> eldest) {
          return size() > REMEMBERED_CLIENTS;
        }
      };

  RequestRateLimit(LimitProperties limits, ProblemWriter problems, InstantSource clock) {
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
    Client client = client(request);
    Client refused = new Client(client.address(), null);
    if (mayTry(client, refused) && take(client)) {
      chain.doFilter(request, response);
      if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
        take(refused);
      } else {
        remember(client);
      }
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

  private static Client client(HttpServletRequest request) {
    String bearer = request.getHeader(HttpHeaders.AUTHORIZATION);
    boolean isToken = bearer != null && bearer.startsWith("Bearer ");
    return new Client(
        request.getRemoteAddr(),
        isToken ? bearer.hashCode() : Objects.hashCode(request.getHeader("X-Auth-Token")));
  }

  private synchronized boolean mayTry(Client client, Client refused) {
    Allowance own = clients.get(client);
    return (own != null && own.isKnown()) || now(refused).left() >= 1;
  }

  private synchronized boolean take(Client client) {
    Allowance now = now(client);
    boolean taken = now.left() >= 1;
    put(client, new Allowance(taken ? now.left() - 1 : now.left(), now.at(), now.isKnown()));
    return taken;
  }

  private synchronized void remember(Client client) {
    Allowance now = now(client);
    put(client, new Allowance(now.left(), now.at(), true));
  }

  private Allowance now(Client client) {
    double most = 2.0 * perSecond;
    Instant now = clock.instant();
    Allowance past = clients.get(client);
    if (past == null) {
      return new Allowance(most, now, false);
    }
    double gained = perSecond * (Duration.between(past.at(), now).toNanos() / NANOS);
    return new Allowance(Math.min(most, past.left() + gained), now, past.isKnown());
  }

  /** The one asked for last is forgotten last. */
  private void put(Client client, Allowance allowance) {
    clients.remove(client);
    clients.put(client, allowance);
  }
}
