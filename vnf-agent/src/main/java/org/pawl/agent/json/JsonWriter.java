package org.pawl.agent.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON text. Values of the contract's types only: anything else is a programming error.
 */
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(256);
  private boolean first = true;

  /** Opens an object. */
  public void beginObject() {
    text.append('{');
    first = true;
  }

  /** Closes the object opened last. */
  public void endObject() {
    text.append('}');
    first = false;
  }

  /** Writes a member of the open object. */
  public void member(String name, Object value) {
    separate();
    string(name);
    text.append(':');
    value(value);
    first = false;
  }

  /** Writes a member unless its value is missing or an empty list. */
  public void optionalMember(String name, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      member(name, value);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
  }

  private void value(Object value) {
    switch (value) {
      case String string -> string(string);
      case Long number -> text.append(number.longValue());
      case Integer number -> text.append(number.intValue());
      case Double number -> number(number);
      case Boolean bool -> text.append(bool.booleanValue());
      case UUID id -> string(id.toString());
      case Instant time -> string(time.toString());
      case Enum<?> constant -> string(constant.name());
      case JsonRecord composite -> composite.write(this);
      case List<?> list -> list(list);
      default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }

  private void number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no number " + number);
    }
    text.append(number);
  }

  private void list(List<?> values) {
    text.append('[');
    first = true;
    for (Object value : values) {
      separate();
      value(value);
      first = false;
    }
    text.append(']');
    first = false;
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || (Character.isSurrogate(c) && !paired(string, i))) {
            text.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              text.append(HEX.charAt((c >> shift) & 0xf));
            }
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean paired(String string, int i) {
    return Character.isHighSurrogate(string.charAt(i))
        ? i + 1 < string.length() && Character.isLowSurrogate(string.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(string.charAt(i - 1));
  }
}
