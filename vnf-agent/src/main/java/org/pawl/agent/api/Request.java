package org.pawl.agent.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.pawl.agent.json.JsonException;
import org.pawl.agent.json.JsonNode;
import org.pawl.agent.json.JsonReader;

/** A request as the handlers see it; what is malformed ends it with a problem. */
final class Request {
  /** A text of 1 MiB whose every character is escaped, and the members around it. */
  static final int MAX_BODY = (2 << 20) + (64 << 10);

  private final HttpExchange exchange;
  private final List<String> path;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    this.path = segments(exchange.getRequestURI().getRawPath());
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** The path's decoded segments. */
  List<String> path() {
    return path;
  }

  /** The header's value; several are one list. */
  Optional<String> header(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? Optional.empty() : Optional.of(String.join(",", values));
  }

  /** The first query parameter of this name. */
  Optional<String> query(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0 && decode(pair.substring(0, equals)).equals(name)) {
        return Optional.of(decode(pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  /** A query parameter that is a whole number. */
  long number(String name, long missing, long min, long max) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return missing;
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      throw malformedNumber(name, min, max);
    }
    throw malformedNumber(name, min, max);
  }

  private static ApiProblem malformedNumber(String name, long min, long max) {
    return new ApiProblem(
        ProblemKind.BAD_REQUEST,
        "The query parameter \"%s\" must be a whole number from %d to %d."
            .formatted(name, min, max));
  }

  /** The body, read as a type of the contract. */
  <T> T body(Function<JsonNode, T> reader) throws IOException {
    String type = header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
      throw new ApiProblem(
          ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new ApiProblem(
          ProblemKind.CONTENT_TOO_LARGE, "The body is larger than " + MAX_BODY + " bytes.");
    }
    try {
      return reader.apply(JsonReader.parse(body));
    } catch (JsonException e) {
      throw new ApiProblem(
          ProblemKind.BAD_REQUEST, "The body is not acceptable: " + e.getMessage());
    }
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.substring(1).split("/", -1)) {
      segments.add(decode(segment.replace("+", "%2B")));
    }
    return segments;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ApiProblem(
          ProblemKind.BAD_REQUEST, "The URI has a malformed escape: " + e.getMessage());
    }
  }
}
