package org.pawl.vnfm.vnfind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pawl.vnfm.vnfpkgm.IndicatorDeclaration.Aggregation;

class IndicatorValueTest {

  private static String of(Aggregation aggregation, String... values) {
    return IndicatorValue.of(List.of(values), aggregation).orElseThrow().toString();
  }

  @ParameterizedTest
  @CsvSource({"SUM, 1000", "MEAN, 500", "MIN, 250.5", "MAX, 749.5"})
  void numbers_ofSeveralVnfcs_areAggregated(Aggregation aggregation, String expected) {
    assertThat(of(aggregation, "250.5\n", " 749.5")).isEqualTo(expected);
  }

  @Test
  void counter_staysExact() {
    assertThat(of(Aggregation.SUM, "18446744073709551615", "1")).isEqualTo("18446744073709551616");
    assertThat(of(Aggregation.MEAN, "1", "1", "2")).startsWith("1.3333");
    assertThat(of(Aggregation.SUM, "-5")).isEqualTo("-5");
  }

  @Test
  void texts_areShownEachOnce() {
    assertThat(of(Aggregation.SUM, "up", "down", "up\n")).isEqualTo("\"down, up\"");
    assertThat(of(Aggregation.SUM, "3", "many")).isEqualTo("\"3, many\"");
    assertThat(of(Aggregation.SUM, "a\0b")).isEqualTo("\"a\uFFFDb\"");
    assertThat(of(Aggregation.SUM, "x".repeat(10_000)).length()).isLessThan(5_000);
    assertThat(of(Aggregation.SUM, "9".repeat(1_000))).as("not a number").startsWith("\"9");
  }

  @Test
  void silence_isNoValue() {
    assertThat(IndicatorValue.of(List.of(), Aggregation.SUM)).isEmpty();
  }
}
