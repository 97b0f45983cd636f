package org.pawl.vnfm.sol;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The comparisons of an attribute filter (SOL013 5.2.2). */
enum FilterOperator {
  EQ,
  NEQ,
  GT,
  LT,
  GTE,
  LTE,
  IN,
  NIN,
  CONT,
  NCONT;

  static Optional<FilterOperator> of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  boolean takesSeveralValues() {
    return this == IN || this == NIN || this == CONT || this == NCONT;
  }

  boolean test(JsonNode leaf, List<String> values) {
    var text = leaf.asString();
    return switch (this) {
      case EQ -> compare(leaf, values.getFirst()) == 0;
      case NEQ -> compare(leaf, values.getFirst()) != 0;
      case GT -> compare(leaf, values.getFirst()) > 0;
      case LT -> compare(leaf, values.getFirst()) < 0;
      case GTE -> compare(leaf, values.getFirst()) >= 0;
      case LTE -> compare(leaf, values.getFirst()) <= 0;
      case IN -> values.contains(text);
      case NIN -> !values.contains(text);
      case CONT -> values.stream().anyMatch(text::contains);
      case NCONT -> values.stream().noneMatch(text::contains);
    };
  }

  private static int compare(JsonNode leaf, String value) {
    if (leaf.isNumber()) {
      try {
        return leaf.decimalValue().compareTo(new BigDecimal(value));
      } catch (NumberFormatException notNumber) {
        throw new Problem(
            ProblemType.BAD_FILTER,
            "The attribute is a number, the filter's value is " + value + ".",
            java.util.Map.of(),
            notNumber);
      }
    }
    try {
      return OffsetDateTime.parse(leaf.asString())
          .toInstant()
          .compareTo(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeException notTime) {
      return leaf.asString().compareTo(value);
    }
  }
}
