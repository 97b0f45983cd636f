package org.pawl.vnfm.vnfpkgm;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * Refuses byte ranges that a file does not have, in the form that all refusals have (RFC 9110 14).
 */
public final class ByteRanges {

  private ByteRanges() {}

  /** Refuses with 416 a range that the resource does not have. */
  public static void requireSatisfiable(
      Resource resource, HttpServletRequest request, @Nullable HttpServletResponse response) {
    var range = request.getHeader(HttpHeaders.RANGE);
    if (range == null) {
      return;
    }
    try {
      HttpRange.toResourceRegions(HttpRange.parseRanges(range), resource);
    } catch (IllegalArgumentException unsatisfiable) {
      Objects.requireNonNull(response)
          .setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length(resource));
      throw new Problem(
          ProblemType.RANGE_NOT_SATISFIABLE,
          "The range " + range + " is not there: the content has " + length(resource) + " bytes.",
          Map.of(),
          unsatisfiable);
    }
  }

  private static long length(Resource resource) {
    try {
      return resource.contentLength();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
