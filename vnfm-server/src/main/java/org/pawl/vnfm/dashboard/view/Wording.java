package org.pawl.vnfm.dashboard.view;

import java.time.Duration;
import java.util.Locale;

/** How names of the interfaces become words on a page. */
final class Wording {

  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;

  private Wording() {}

  /** {@code MODIFY_INFO} and {@code create-server} become "Modify info" and "Create server". */
  static String title(String name) {
    String words = name.replace('_', ' ').replace('-', ' ').strip();
    if (words.equals(words.toUpperCase(Locale.ROOT))) {
      words = words.toLowerCase(Locale.ROOT);
    }
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static String duration(Duration duration) {
    if (duration.toMillis() < 1000) {
      return duration.toMillis() + " ms";
    }
    if (duration.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return duration.toMinutes() < 60
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }

  static String bytes(long bytes) {
    return bytes < MIB ? bytes / KIB + " KiB" : bytes / MIB + " MiB";
  }

  /** "1 server", "3 servers". */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
