package org.pawl.vnfm.vnfind;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pawl.vnfm.vnfpkgm.IndicatorDeclaration.Aggregation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** Makes one value of what the handlers of several VNFCs say. */
final class IndicatorValue {

  private static final int MAX_LENGTH = 4096;
  private static final int MAX_DIGITS = 40;

  private IndicatorValue() {}

  /**
   * Numbers are aggregated; texts, of which one at least is none, are shown each once. Empty when
   * nobody said anything.
   */
  static Optional<JsonNode> of(List<String> handlerValues, Aggregation aggregation) {
    if (handlerValues.isEmpty()) {
      return Optional.empty();
    }
    var numbers = new ArrayList<BigDecimal>();
    for (var text : handlerValues) {
      number(text.strip()).ifPresent(numbers::add);
    }
    if (numbers.size() < handlerValues.size()) {
      return Optional.of(StringNode.valueOf(texts(handlerValues)));
    }
    var value = aggregated(numbers, aggregation).stripTrailingZeros();
    return Optional.of(DecimalNode.valueOf(value.scale() < 0 ? value.setScale(0) : value));
  }

  private static BigDecimal aggregated(List<BigDecimal> numbers, Aggregation aggregation) {
    var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (aggregation) {
      case SUM -> sum;
      case MEAN -> sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
      case MIN -> numbers.stream().min(Comparator.naturalOrder()).orElseThrow();
      case MAX -> numbers.stream().max(Comparator.naturalOrder()).orElseThrow();
    };
  }

  private static String texts(List<String> values) {
    var text =
        values.stream().map(String::strip).distinct().sorted().collect(Collectors.joining(", "));
    var shown = text.replace('\0', '\uFFFD');
    return shown.length() > MAX_LENGTH ? shown.substring(0, MAX_LENGTH) + "…" : shown;
  }

  private static Optional<BigDecimal> number(String text) {
    return text.length() <= MAX_DIGITS && text.matches("[+-]?\\d+(\\.\\d+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
