package org.pawl.vnfm.sol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * A refusal or failure with words for the caller; becomes ProblemDetails (SOL013 6.3, RFC 9457).
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String detail;
  private final transient Map<String, Object> extensions;

  public Problem(ProblemType type, String detail) {
    this(type, detail, Map.of());
  }

  public Problem(ProblemType type, String detail, Map<String, Object> extensions) {
    this(type, detail, extensions, null);
  }

  public Problem(
      ProblemType type, String detail, Map<String, Object> extensions, @Nullable Throwable cause) {
    super(ProblemError.presentable(detail), cause);
    this.type = type;
    this.detail = ProblemError.presentable(detail);
    this.extensions = Map.copyOf(extensions);
  }

  /** A problem that consists of mistakes at places in texts; the detail repeats the first ones. */
  public static Problem of(ProblemType type, String summary, List<ProblemError> errors) {
    var shown =
        errors.stream().limit(3).map(ProblemError::toString).collect(Collectors.joining("; "));
    var more = errors.size() > 3 ? " (and " + (errors.size() - 3) + " more)" : "";
    return new Problem(type, summary + ": " + shown + more, Map.of("errors", List.copyOf(errors)));
  }

  /** 404 for a resource of the given kind. */
  public static Problem notFound(String kind, Object id) {
    return new Problem(ProblemType.NOT_FOUND, "There is no " + kind + " " + id + ".");
  }

  /** 409 with the reason. */
  public static Problem conflict(String detail) {
    return new Problem(ProblemType.CONFLICT, detail);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  /** Further members of the problem's JSON object, such as {@code errors}. */
  public Map<String, Object> extensions() {
    return extensions;
  }

  /** The JSON object, for storing beside what failed. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("type", type.uri().toString());
    map.put("title", type.title());
    map.put("status", type.status().value());
    map.put("detail", detail);
    map.putAll(extensions);
    return map;
  }

  /** The form that Spring MVC writes as {@code application/problem+json}. */
  public ProblemDetail toProblemDetail() {
    var body = ProblemDetail.forStatusAndDetail(type.status(), detail);
    body.setType(type.uri());
    body.setTitle(type.title());
    extensions.forEach(body::setProperty);
    return body;
  }
}
