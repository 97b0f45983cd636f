package org.pawl.vnfm.dashboard.view;

import java.util.List;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;

/** Finds the places of mistakes in a problem. */
public final class Mistakes {

  private Mistakes() {}

  /** The mistakes that a problem lists; none when it is about something else. */
  public static List<ProblemError> of(Problem problem) {
    return problem.extensions().get("errors") instanceof List<?> errors
        ? errors.stream()
            .filter(ProblemError.class::isInstance)
            .map(ProblemError.class::cast)
            .toList()
        : List.of();
  }
}
