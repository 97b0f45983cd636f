package org.pawl.agent.api;

import java.util.List;
import java.util.Map;
import org.pawl.agent.json.JsonRecord;
import org.pawl.agent.model.ConfigurationError;
import org.pawl.agent.model.ConfigurationProblem;
import org.pawl.agent.model.ProblemDetails;

/** Ends a request with a problem (RFC 9457). */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final transient Map<String, String> headers;
  private final transient List<ConfigurationError> errors;

  ApiProblem(ProblemKind kind, String detail) {
    this(kind, detail, Map.of(), List.of());
  }

  private ApiProblem(
      ProblemKind kind,
      String detail,
      Map<String, String> headers,
      List<ConfigurationError> errors) {
    super(detail);
    this.kind = kind;
    this.headers = headers;
    this.errors = errors;
  }

  static ApiProblem methodNotAllowed(String method, String allow) {
    return new ApiProblem(
        ProblemKind.METHOD_NOT_ALLOWED,
        method + " is not possible here; possible: " + allow,
        Map.of("Allow", allow),
        List.of());
  }

  static ApiProblem invalidConfiguration(String detail, List<ConfigurationError> errors) {
    return new ApiProblem(ProblemKind.INVALID_CLICK_CONFIGURATION, detail, Map.of(), errors);
  }

  Response response() {
    String type = kind.type();
    String title = kind.title();
    JsonRecord body =
        kind == ProblemKind.INVALID_CLICK_CONFIGURATION
            ? new ConfigurationProblem(type, title, kind.status(), getMessage(), null, errors)
            : new ProblemDetails(type, title, kind.status(), getMessage(), null);
    return new Response(kind.status(), body, "application/problem+json", headers);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
