package org.pawl.agent.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ConfigurationError;
import org.pawl.agent.model.HandlerValue;

class JsonReaderTest {

  @Test
  void anyText_whenWrittenAndRead_isTheSame() {
    Random random = new Random(42);
    for (int i = 0; i < 2000; i++) {
      String text = text(random);

      byte[] json = new HandlerValue(text).toJson();

      assertThat(HandlerValue.read(JsonReader.parse(json)).value()).isEqualTo(text);
    }
  }

  @Test
  void anyRecord_whenWrittenAndRead_isTheSame() {
    Random random = new Random(43);
    for (int i = 0; i < 500; i++) {
      List<ConfigurationError> errors = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        errors.add(
            new ConfigurationError(
                random.nextBoolean() ? text(random) : null,
                random.nextBoolean() ? random.nextInt() : null,
                random.nextBoolean() ? random.nextInt() : null,
                text(random)));
      }
      CheckResult result =
          new CheckResult(random.nextBoolean(), errors, List.of(), random.nextInt());

      assertThat(CheckResult.read(JsonReader.parse(result.toJson()))).isEqualTo(result);
    }
  }

  @Test
  void anyDamagedText_whenRead_isRefusedOrRead_andNothingElse() {
    Random random = new Random(44);
    byte[] good =
        "{\"a\":[1,-2.5e3,true,null,\"x\\u00e9\\n\"],\"ok\":false,\"errors\":[{\"line\":3}]}"
            .getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = good.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(JsonReader.parse(damaged).path()).isEqualTo("$");
      } catch (JsonException e) {
        assertThat(e.getMessage()).startsWith("byte ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "[1 2]",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "NaN",
        "\"",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "{\"a\":1,\"a\":2}",
        "tru",
        "nul",
        "truex",
        "1 2",
        "'a'",
        "// c\n1",
        "\uFEFF1",
        "1e99999999999"
      })
  void malformedText_whenRead_isRefused(String text) {
    assertThatThrownBy(() -> JsonReader.parse(text.getBytes(UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("byte ");
  }

  @Test
  void textThatIsNotUtf8_whenRead_isRefused() {
    byte[] overlong = {'"', (byte) 0xc0, (byte) 0x80, '"'};

    assertThatThrownBy(() -> JsonReader.parse(overlong)).hasMessage("byte 1: not UTF-8");
  }

  @Test
  void deepText_whenRead_isRefused() {
    assertThat(JsonReader.parse(("[".repeat(32) + "]".repeat(32)).getBytes(UTF_8)).path())
        .isEqualTo("$");
    assertThatThrownBy(() -> JsonReader.parse("[".repeat(100_000).getBytes(UTF_8)))
        .hasMessage("byte 32: more than 32 levels");
  }

  @Test
  void wrongType_whenReadAsRecord_namesItsPlace() {
    byte[] json =
        "{\"ok\":true,\"warnings\":[],\"errors\":[{\"message\":\"m\"},{\"message\":7}]}"
            .getBytes(UTF_8);

    assertThatThrownBy(() -> CheckResult.read(JsonReader.parse(json)))
        .hasMessage("$.errors[1].message: expected a text");
  }

  @Test
  void numberBeyondItsType_whenRead_isRefused() {
    JsonNode huge = JsonReader.parse("1e999999999".getBytes(UTF_8));

    assertThatThrownBy(huge::int64).hasMessage("$: expected a whole number of 64 bits");
    assertThat(JsonReader.parse("12e2".getBytes(UTF_8)).int32()).isEqualTo(1200);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(40); n > 0; n--) {
      int range = random.nextInt(4) == 0 ? Character.MAX_CODE_POINT : 160;
      int codePoint = random.nextInt(range + 1);
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }
}
