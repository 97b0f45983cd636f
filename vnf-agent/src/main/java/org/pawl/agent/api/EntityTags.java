package org.pawl.agent.api;

import org.jspecify.annotations.Nullable;
import org.pawl.agent.model.ClickConfiguration;

/** The conditions under which a configuration may be replaced (RFC 9110, 13.1). */
final class EntityTags {
  private EntityTags() {}

  static String of(ClickConfiguration configuration) {
    return "\"" + configuration.version() + "\"";
  }

  /** Throws unless the request's conditions hold for what is installed. */
  static void require(Request request, @Nullable ClickConfiguration installed) {
    String match = request.header("If-Match").orElse("");
    String noneMatch = request.header("If-None-Match").orElse("");
    if (match.isEmpty() && noneMatch.isEmpty()) {
      throw new ApiProblem(
          ProblemKind.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag of the configuration to be replaced, or If-None-Match: * for the first one.");
    }
    boolean holds =
        installed == null
            ? match.isEmpty()
            : (match.isEmpty() || names(match, installed)) && !names(noneMatch, installed);
    if (!holds) {
      throw new ApiProblem(
          ProblemKind.PRECONDITION_FAILED,
          installed == null
              ? "No configuration is installed."
              : "Configuration " + installed.version() + " is installed.");
    }
  }

  private static boolean names(String tags, ClickConfiguration installed) {
    for (String tag : tags.split(",", -1)) {
      if (tag.strip().equals("*") || tag.strip().equals(of(installed))) {
        return true;
      }
    }
    return false;
  }
}
