package org.pawl.vnfm.dashboard.view;

import java.util.List;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/**
 * A problem for a reader.
 *
 * @param advice what to do about it
 */
public record ProblemView(
    int status, String title, String detail, List<String> errors, String advice) {

  public ProblemView {
    errors = List.copyOf(errors);
  }

  /** The problem with advice for its kind. */
  public static ProblemView of(Problem problem) {
    return new ProblemView(
        problem.type().status().value(),
        problem.type().title(),
        problem.detail(),
        problem.extensions().get("errors") instanceof List<?> errors
            ? errors.stream().map(String::valueOf).toList()
            : List.of(),
        advice(problem.type()));
  }

  private static String advice(ProblemType type) {
    return switch (type) {
      case NOT_FOUND ->
          "It may have been deleted, or the address has a slip. Look for it in the list of VNFs.";
      case UNAUTHORIZED -> "Sign in, and open the page again.";
      case FORBIDDEN ->
          "The form may be older than your session: open its page again, and repeat what you did.";
      case CONFLICT, PRECONDITION_FAILED ->
          "Somebody or something was faster. Open the page again, look at its state, then decide"
              + " anew.";
      case UNAVAILABLE, TOO_MANY_REQUESTS -> "Wait a few seconds, then try again.";
      case INTERNAL_ERROR -> "The VNFM's log says what happened; nothing was done half.";
      case CONTENT_TOO_LARGE -> "Send less.";
      case BAD_REQUEST,
          BAD_FILTER,
          BAD_SELECTOR,
          BAD_PAGE_MARKER,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          VERSION_NOT_SUPPORTED,
          UNSUPPORTED_MEDIA_TYPE,
          RANGE_NOT_SATISFIABLE,
          UNPROCESSABLE_CONTENT,
          INVALID_VNF_PACKAGE,
          INVALID_CLICK_CONFIGURATION ->
          "Go back, mend what is named above, and send it again.";
    };
  }
}
