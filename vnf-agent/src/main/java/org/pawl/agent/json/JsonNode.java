package org.pawl.agent.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value of a JSON text, read as the type that the contract asks for. Each mismatch names the
 * value's place.
 *
 * @param path where the value stands, such as {@code $.ports[0].name}
 * @param value a Map, List, String, BigDecimal, Boolean, or null
 */
public record JsonNode(String path, @Nullable Object value) {

  /** Reads a text value with the bounds that the contract gives it; an empty pattern means none. */
  public static Function<JsonNode, String> text(int minLength, int maxLength, String pattern) {
    String whole =
        pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
    return node -> node.text(minLength, maxLength, Pattern.compile(whole));
  }

  private String text(int minLength, int maxLength, Pattern pattern) {
    String text = string();
    int length = text.codePointCount(0, text.length());
    if (length < minLength || length > maxLength) {
      throw fault("a text of " + minLength + " to " + maxLength + " characters");
    }
    if (!pattern.matcher(text).find()) {
      throw fault("a text like " + pattern);
    }
    return text;
  }

  public String string() {
    return as(String.class, "a text");
  }

  public boolean bool() {
    return as(Boolean.class, "true or false");
  }

  public double float64() {
    return as(BigDecimal.class, "a number").doubleValue();
  }

  public long int64() {
    try {
      return as(BigDecimal.class, "a whole number").longValueExact();
    } catch (ArithmeticException _) {
      throw fault("a whole number of 64 bits");
    }
  }

  public int int32() {
    try {
      return as(BigDecimal.class, "a whole number").intValueExact();
    } catch (ArithmeticException _) {
      throw fault("a whole number of 32 bits");
    }
  }

  public UUID uuid() {
    String text = string();
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException _) {
      throw fault("a UUID");
    }
    throw fault("a UUID");
  }

  public Instant instant() {
    try {
      return OffsetDateTime.parse(string()).toInstant();
    } catch (DateTimeException _) {
      throw fault("a date and time with offset (RFC 3339)");
    }
  }

  /** Reads the name of an enum's constant. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    String name = string();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw fault("one of " + List.of(type.getEnumConstants()));
  }

  /** Reads an array's items. */
  public <T> List<T> list(int maxItems, Function<JsonNode, T> reader) {
    List<?> items = as(List.class, "an array");
    if (items.size() > maxItems) {
      throw fault("an array of at most " + maxItems + " items");
    }
    List<T> list = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      list.add(reader.apply(new JsonNode(path + "[" + i + "]", items.get(i))));
    }
    return list;
  }

  /** This value's members, when it is an object. */
  public Members members() {
    return new Members(path, as(Map.class, "an object"));
  }

  /** Members of an object. */
  public record Members(String path, Map<?, ?> map) {

    /** Reads a member that must be there. */
    public <T> T required(String name, Function<JsonNode, T> reader) {
      if (!map.containsKey(name)) {
        throw new JsonException(path + ": the member \"" + name + "\" is missing");
      }
      return reader.apply(node(name));
    }

    /** Reads a member that may be missing; null counts as missing. */
    public <T> @Nullable T optional(String name, Function<JsonNode, T> reader) {
      return map.get(name) == null ? null : reader.apply(node(name));
    }

    /** Reads an array that must be there. */
    public <T> List<T> list(String name, int maxItems, Function<JsonNode, T> reader) {
      return required(name, node -> node.list(maxItems, reader));
    }

    /** Reads an array; a missing one is empty. */
    public <T> List<T> optionalList(String name, int maxItems, Function<JsonNode, T> reader) {
      return map.get(name) == null ? List.of() : node(name).list(maxItems, reader);
    }

    private JsonNode node(String name) {
      return new JsonNode(path + "." + name, map.get(name));
    }
  }

  private <T> T as(Class<T> type, String expected) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw fault(expected);
  }

  private JsonException fault(String expected) {
    return new JsonException(path + ": expected " + expected);
  }
}
