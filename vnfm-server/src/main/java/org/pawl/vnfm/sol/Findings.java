package org.pawl.vnfm.sol;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers all mistakes of something submitted, so that its author need not mend them one by one.
 */
public final class Findings {

  private final List<ProblemError> errors = new ArrayList<>();

  /** Notes a mistake. */
  public void add(ProblemError error) {
    errors.add(error);
  }

  /** Notes several. */
  public void addAll(List<ProblemError> more) {
    errors.addAll(more);
  }

  /** Goes on when there was no mistake, and throws a problem that names all of them otherwise. */
  public void requireNone(ProblemType type, String summary) {
    if (!errors.isEmpty()) {
      throw Problem.of(type, summary, errors);
    }
  }
}
