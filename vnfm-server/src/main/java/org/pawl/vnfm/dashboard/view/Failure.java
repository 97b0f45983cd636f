package org.pawl.vnfm.dashboard.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What went wrong, from an operation's problem details. */
public record Failure(String title, String detail) {

  static @Nullable Failure of(@Nullable Map<String, Object> problemDetails) {
    if (problemDetails == null) {
      return null;
    }
    return new Failure(
        String.valueOf(problemDetails.getOrDefault("title", "It failed")),
        String.valueOf(problemDetails.getOrDefault("detail", "No reason was recorded.")));
  }
}
