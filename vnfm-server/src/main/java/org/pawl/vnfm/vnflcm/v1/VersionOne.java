package org.pawl.vnfm.vnflcm.v1;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemWriter;
import org.pawl.vnfm.sol.SolApi;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves {@code /vnflcm/v1} by what serves {@code /vnflcm/v2}: paths, bodies, links and the {@code
 * Version} header are turned on the way in and on the way out.
 */
@Component
public class VersionOne extends OncePerRequestFilter {

  /** The API as {@code api_versions} shows it. */
  public static final SolApi API = new SolApi("vnflcm", "1.3.0");

  private static final String ONE = "/vnflcm/v1/";
  private static final String TWO = "/vnflcm/v2/";

  private final JsonMapper json;
  private final ProblemWriter problems;

  VersionOne(JsonMapper json, ProblemWriter problems) {
    this.json = json;
    this.problems = problems;
  }

  static String toVersion1(String uri) {
    return uri.replace(TWO, ONE);
  }

  static String toVersion2(String uri) {
    return uri.replace(ONE, TWO);
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
    var answer = new AnswerOfVersionOne(response);
    answer.setHeader(SolApi.HEADER, API.version());
    try {
      @Nullable String asked = request.getHeader(SolApi.HEADER);
      if (asked != null) {
        API.require(asked.strip());
      }
      chain.doFilter(new RequestOfVersionOne(request, toVersion2Body(request)), answer);
    } catch (Problem refusal) {
      problems.write(answer, refusal);
    }
    if (isJson(answer.getContentType()) && answer.getContentSize() > 0) {
      var turned = json.writeValueAsBytes(Bodies.toVersion1(json.readTree(answer.getContent())));
      answer.resetBuffer();
      answer.getOutputStream().write(turned);
    }
    answer.copyBodyToResponse();
  }

  /** What cannot be read is passed on as it is: version 2 says what is wrong with it. */
  private byte[] toVersion2Body(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readAllBytes();
    if (body.length == 0 || !isJson(request.getContentType())) {
      return body;
    }
    try {
      return json.writeValueAsBytes(Bodies.toVersion2(json.readTree(body)));
    } catch (JacksonException unreadable) {
      return body;
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    var type = MediaType.parseMediaType(contentType);
    return type.isCompatibleWith(MediaType.APPLICATION_JSON)
        || type.getSubtype().equals("merge-patch+json");
  }
}
