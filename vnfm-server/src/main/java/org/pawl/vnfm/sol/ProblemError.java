package org.pawl.vnfm.sol;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One mistake in something submitted, and its place: the items of a problem's {@code errors}. */
public record ProblemError(
    @Nullable String file, @Nullable Integer line, @Nullable Integer column, String message) {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
  private static final int MAX_LENGTH = 1000;

  public ProblemError {
    file = file == null ? null : presentable(file);
    message = presentable(message);
  }

  /**
   * Texts out of what was submitted may hold anything: control characters become visible, long ones
   * are cut.
   */
  static String presentable(String text) {
    var cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return CONTROL.matcher(cut).replaceAll("�");
  }

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
