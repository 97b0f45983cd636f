package org.pawl.vnfm.sol;

import org.jspecify.annotations.Nullable;

/** One mistake in something submitted, and its place: the items of a problem's {@code errors}. */
public record ProblemError(
    @Nullable String file, @Nullable Integer line, @Nullable Integer column, String message) {

  /** A mistake that has no place in a text. */
  public static ProblemError of(String message) {
    return new ProblemError(null, null, null, message);
  }

  /** A mistake in a file as a whole. */
  public static ProblemError in(String file, String message) {
    return new ProblemError(file, null, null, message);
  }

  /** A mistake in a line, counted from 1. */
  public static ProblemError at(String file, int line, String message) {
    return new ProblemError(file, line, null, message);
  }

  @Override
  public String toString() {
    if (file == null) {
      return message;
    }
    var place =
        line == null ? file : column == null ? file + ":" + line : file + ":" + line + ":" + column;
    return place + ": " + message;
  }
}
