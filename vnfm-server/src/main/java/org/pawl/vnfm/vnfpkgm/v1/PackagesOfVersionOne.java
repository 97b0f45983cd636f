package org.pawl.vnfm.vnfpkgm.v1;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemWriter;
import org.pawl.vnfm.sol.SolApi;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code /vnfpkgm/v1} by what serves {@code /vnfpkgm/v2}. Requests are the same in both; in
 * answers links are turned, and a package whose content was refused is CREATED again, because
 * version 1 knows no ERROR. The bytes of packages pass through as they are.
 */
@Component
public class PackagesOfVersionOne extends OncePerRequestFilter {

  /** The API as {@code api_versions} shows it. */
  public static final SolApi API = new SolApi("vnfpkgm", "1.3.0");

  private static final String ONE = "/vnfpkgm/v1/";
  private static final String TWO = "/vnfpkgm/v2/";
  private static final Pattern BYTES =
      Pattern.compile(ONE + "vnf_packages/[^/]+/(?:package_content|vnfd|manifest|artifacts/.*)");

  private final JsonMapper json;
  private final ProblemWriter problems;

  PackagesOfVersionOne(JsonMapper json, ProblemWriter problems) {
    this.json = json;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !path.startsWith(ONE) || path.startsWith(ONE + "api_versions");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      @Nullable String asked = request.getHeader(SolApi.HEADER);
      if (asked != null) {
        API.require(asked.strip());
      }
    } catch (Problem refusal) {
      problems.write(response, refusal);
      return;
    }
    if (BYTES.matcher(request.getRequestURI()).matches()) {
      chain.doFilter(new Turned(request), new Plain(response));
      return;
    }
    var answer = new ContentCachingResponseWrapper(new Plain(response));
    chain.doFilter(new Turned(request), answer);
    var type = answer.getContentType();
    if (type != null && type.startsWith("application/json") && answer.getContentSize() > 0) {
      var body = json.readTree(answer.getContentAsByteArray());
      turn(body);
      answer.resetBuffer();
      answer.getOutputStream().write(json.writeValueAsBytes(body));
    }
    answer.copyBodyToResponse();
  }

  private static void turn(JsonNode body) {
    if (body.isArray()) {
      body.forEach(PackagesOfVersionOne::turn);
    } else if (body instanceof ObjectNode resource) {
      for (var link : resource.path("_links")) {
        if (link instanceof ObjectNode found) {
          found.put("href", found.path("href").asString("").replace(TWO, ONE));
        }
      }
      if (resource.path("onboardingState").asString("").equals("ERROR")) {
        resource.put("onboardingState", "CREATED");
      }
    }
  }

  /** A request as version 2 shall see it; its {@code Version} header was looked at. */
  private static final class Turned extends HttpServletRequestWrapper {

    private Turned(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return super.getRequestURI().replace(ONE, TWO);
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(super.getRequestURL().toString().replace(ONE, TWO));
    }

    @Override
    public String getServletPath() {
      return super.getServletPath().replace(ONE, TWO);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return SolApi.HEADER.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return SolApi.HEADER.equalsIgnoreCase(name)
          ? Collections.emptyEnumeration()
          : super.getHeaders(name);
    }
  }

  /** An answer whose headers say version 1. */
  private static final class Plain extends jakarta.servlet.http.HttpServletResponseWrapper {

    private Plain(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
      super.setHeader(name, turned(name, value));
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
      super.addHeader(name, turned(name, value));
    }

    private static @Nullable String turned(String name, @Nullable String value) {
      if (SolApi.HEADER.equalsIgnoreCase(name)) {
        return API.version();
      }
      return value == null ? null : value.replace(TWO, ONE);
    }
  }
}
