package org.pawl.vnfm.application.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.sol.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no more of a request than it may bring, whether it says its length before or not. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestSizeLimit extends OncePerRequestFilter {

  private final LimitProperties limits;
  private final ProblemWriter problems;

  RequestSizeLimit(LimitProperties limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    DataSize limit = limitOf(request);
    if (request.getContentLengthLong() > limit.toBytes()) {
      if (request.getProtocol().startsWith("HTTP/1")) {
        response.setHeader("Connection", "close"); // HTTP/2 knows no such field (RFC 9113, 8.2.2)
      }
      problems.write(response, tooLarge(limit));
    } else {
      chain.doFilter(new Limited(request, limit), response);
    }
  }

  private DataSize limitOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean bringsPackage =
        (path.startsWith("/vnfpkgm/") && path.endsWith("/package_content"))
            || (path.startsWith("/dashboard/") && isMultipart(request));
    return bringsPackage ? limits.vnfPackage() : limits.content();
  }

  private static boolean isMultipart(HttpServletRequest request) {
    return request.getContentType() != null
        && request.getContentType().startsWith("multipart/form-data");
  }

  static Problem tooLarge(DataSize limit) {
    return new Problem(
        ProblemType.CONTENT_TOO_LARGE,
        "The request's content is larger than the %d bytes that are taken here."
            .formatted(limit.toBytes()));
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final DataSize limit;

    private Limited(HttpServletRequest request, DataSize limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit);
    }
  }
}
