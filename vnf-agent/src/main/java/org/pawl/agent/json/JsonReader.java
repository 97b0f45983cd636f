package org.pawl.agent.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259), strictly: nothing after it, no name twice in an object, no lone
 * surrogate, UTF-8 only, at most 32 levels deep and 64 digits in a number.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_LENGTH = 64;

  private final byte[] text;
  private int position;
  private int depth;

  private JsonReader(byte[] text) {
    this.text = text;
  }

  /** Reads the text, whose size the caller has bounded. */
  public static JsonNode parse(byte[] text) {
    requireUtf8(text);
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    Object value = reader.value();
    reader.skipSpace();
    if (reader.position < text.length) {
      throw reader.fault("something stands after the JSON text");
    }
    return new JsonNode("$", value);
  }

  private static void requireUtf8(byte[] text) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(text);
    CharBuffer scratch = CharBuffer.allocate(4096);
    CoderResult result;
    do {
      result = decoder.decode(in, scratch.clear(), true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new JsonException("byte " + in.position() + ": not UTF-8");
    }
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw fault("expected a value");
    };
  }

  private Map<String, @Nullable Object> object() {
    enter();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (peek() != '}') {
      do {
        skipSpace();
        int start = position;
        String name = string();
        skipSpace();
        expect(':');
        skipSpace();
        boolean twice = members.containsKey(name);
        members.put(name, value());
        if (twice) {
          position = start;
          throw fault("this name stands twice in its object");
        }
        skipSpace();
      } while (skip(','));
    }
    leave('}');
    return members;
  }

  private List<@Nullable Object> array() {
    enter();
    List<@Nullable Object> items = new ArrayList<>();
    if (peek() != ']') {
      do {
        skipSpace();
        items.add(value());
        skipSpace();
      } while (skip(','));
    }
    leave(']');
    return items;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw fault("more than " + MAX_DEPTH + " levels");
    }
    position++;
    skipSpace();
  }

  private void leave(char close) {
    expect(close);
    depth--;
  }

  private String string() {
    expect('"');
    int start = position;
    @Nullable ByteArrayOutputStream unescaped = null;
    while (peek() != '"') {
      int c = text[position];
      if (c >= 0 && c < ' ') {
        throw fault("a control character must be escaped");
      }
      if (c == '\\') {
        if (unescaped == null) {
          unescaped = new ByteArrayOutputStream(Math.max(64, position - start));
          unescaped.write(text, start, position - start);
        }
        position++;
        byte[] bytes = escape().getBytes(StandardCharsets.UTF_8);
        unescaped.write(bytes, 0, bytes.length);
      } else {
        if (unescaped != null) {
          unescaped.write(c);
        }
        position++;
      }
    }
    position++;
    return unescaped == null
        ? new String(text, start, position - 1 - start, StandardCharsets.UTF_8)
        : unescaped.toString(StandardCharsets.UTF_8);
  }

  private String escape() {
    int c = peek();
    position++;
    return switch (c) {
      case '"', '\\', '/' -> String.valueOf((char) c);
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'u' -> unicode();
      default -> throw fault("no such escape");
    };
  }

  private String unicode() {
    char c = hex4();
    if (!Character.isSurrogate(c)) {
      return String.valueOf(c);
    }
    if (Character.isHighSurrogate(c) && skip('\\') && skip('u')) {
      char low = hex4();
      if (Character.isLowSurrogate(low)) {
        return String.valueOf(new char[] {c, low});
      }
    }
    throw fault("a lone surrogate");
  }

  private char hex4() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw fault("expected four hexadecimal digits");
      }
      code = code * 16 + digit;
      position++;
    }
    return (char) code;
  }

  private BigDecimal number() {
    int start = position;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    int length = position - start;
    if (length > MAX_NUMBER_LENGTH) {
      throw fault("a number of more than " + MAX_NUMBER_LENGTH + " characters");
    }
    try {
      return new BigDecimal(new String(text, start, length, StandardCharsets.US_ASCII));
    } catch (NumberFormatException _) {
      throw fault("a number beyond all bounds");
    }
  }

  private void digits() {
    int start = position;
    while (position < text.length && text[position] >= '0' && text[position] <= '9') {
      position++;
    }
    if (position == start) {
      throw fault("expected a digit");
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  private void skipSpace() {
    while (position < text.length && " \t\n\r".indexOf(text[position]) >= 0) {
      position++;
    }
  }

  private int peek() {
    if (position >= text.length) {
      throw fault("the text ends too early");
    }
    return text[position];
  }

  private boolean skip(char c) {
    if (position < text.length && text[position] == c) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw fault("expected '" + c + "'");
    }
    position++;
  }

  private JsonException fault(String message) {
    return new JsonException("byte " + position + ": " + message);
  }
}
