package org.pawl.vnfm.vnfpkgm.csar;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which names an archive's entries may have: relative, with slashes, and never leading out of the
 * archive.
 */
final class EntryNames {

  private EntryNames() {}

  /** What is wrong with a name, if anything. */
  static Optional<String> mistake(String name) {
    if (name.isEmpty() || name.length() > 512) {
      return Optional.of("the path is empty or longer than 512 characters");
    }
    if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == 0xfffd)) {
      return Optional.of("the path holds control characters or is not UTF-8");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("the path holds a backslash: separate folders by a slash");
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      return Optional.of("the path is absolute: it must be relative to the archive's root");
    }
    var segments =
        Arrays.asList(
            (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1));
    if (segments.contains("..")) {
      return Optional.of("the path leads out of the archive");
    }
    return segments.contains("") || segments.contains(".")
        ? Optional.of("the path has an empty segment or the segment \".\"")
        : Optional.empty();
  }
}
