package org.pawl.vnfm.sol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The entity tag of a resource's state (RFC 9110 8.8.3). */
public record Etag(String value) {

  /** The tag of a row's version. */
  public static Etag of(long version) {
    return new Etag("\"" + version + "\"");
  }

  /** Refuses with 412 when the caller's {@code If-Match} names another state than this one. */
  public void requireMatch(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      return;
    }
    var matches =
        Arrays.stream(ifMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(value));
    if (!matches) {
      throw new Problem(
          ProblemType.PRECONDITION_FAILED,
          "The resource has ETag "
              + value
              + ", If-Match says "
              + ifMatch
              + ": read it again, then repeat the change.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
