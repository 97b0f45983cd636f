package org.pawl.vnfm.sol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A part of a long list (SOL013 5.4): items by rising identifier, and the marker of the next part
 * when there is one.
 *
 * @param <T> the items
 */
public record Page<T>(List<T> items, @Nullable String nextMarker) {

  static final int SIZE = 100;
  private static final String PARAMETER = "nextpage_opaque_marker";

  public Page {
    items = List.copyOf(items);
  }

  /** The page that begins after the marker, or the first one. */
  public static <T> Page<T> of(List<T> all, Function<T, String> id, @Nullable String marker) {
    return of(all, id, marker, SIZE);
  }

  static <T> Page<T> of(List<T> all, Function<T, String> id, @Nullable String marker, int size) {
    var after = marker == null ? "" : decode(marker);
    var rest =
        all.stream()
            .sorted(Comparator.comparing(id))
            .filter(item -> id.apply(item).compareTo(after) > 0)
            .toList();
    return first(rest, id, size);
  }

  /** The first page of items in order; where more follow, with the marker of the next. */
  static <T> Page<T> first(List<T> items, Function<T, String> id) {
    return first(items, id, SIZE);
  }

  private static <T> Page<T> first(List<T> all, Function<T, String> id, int size) {
    if (all.size() <= size) {
      return new Page<>(all, null);
    }
    var items = all.subList(0, size);
    return new Page<>(items, encode(id.apply(items.getLast())));
  }

  /** The identifier that a marker holds. */
  static UUID marked(String marker) {
    try {
      return UUID.fromString(decode(marker));
    } catch (IllegalArgumentException notOurs) {
      throw unknown(marker, notOurs);
    }
  }

  /** 200 with the items and, where more follow, the Link header. */
  public ResponseEntity<List<T>> toResponse() {
    var headers = new HttpHeaders();
    if (nextMarker != null) {
      var next =
          ServletUriComponentsBuilder.fromCurrentRequest()
              .replaceQueryParam(PARAMETER, nextMarker)
              .build(true)
              .toUriString();
      headers.set(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
    return ResponseEntity.ok().headers(headers).body(items);
  }

  private static String encode(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw unknown(marker, notOurs);
    }
  }

  private static Problem unknown(String marker, IllegalArgumentException cause) {
    return new Problem(
        ProblemType.BAD_PAGE_MARKER,
        "The marker " + marker + " was not given out here: read the list from its beginning.",
        Map.of(),
        cause);
  }
}
