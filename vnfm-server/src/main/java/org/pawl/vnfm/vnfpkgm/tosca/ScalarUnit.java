package org.pawl.vnfm.vnfpkgm.tosca;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads sizes such as {@code 192 MiB} (TOSCA simple profile in YAML 1.3, 3.3.6.4). */
public final class ScalarUnit {

  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([A-Za-z]{1,3})");
  private static final Map<String, Long> BYTES =
      Map.of(
          "b",
          1L,
          "kb",
          1_000L,
          "kib",
          1L << 10,
          "mb",
          1_000_000L,
          "mib",
          1L << 20,
          "gb",
          1_000_000_000L,
          "gib",
          1L << 30,
          "tb",
          1_000_000_000_000L,
          "tib",
          1L << 40);

  private ScalarUnit() {}

  /** The size in bytes. */
  public static long bytes(YamlNode node) {
    var match = SIZE.matcher(node.asText().strip());
    var unit = match.matches() ? BYTES.get(match.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit == null) {
      throw node.place()
          .refused(node.asText() + " is no size: write a number and a unit, such as 192 MiB");
    }
    return new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
  }
}
