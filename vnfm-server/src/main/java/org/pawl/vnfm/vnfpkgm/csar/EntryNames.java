package org.pawl.vnfm.vnfpkgm.csar;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names an archive's entries may have: relative, with slashes, never leading out of the
 * archive, and such that every file system can tell them apart.
 */
final class EntryNames {

  private static final Pattern DEVICE =
      Pattern.compile("(?:CON|PRN|AUX|NUL|COM\\d|LPT\\d)(?:\\..*)?", Pattern.CASE_INSENSITIVE);

  private enum Kind {
    FILE,
    FOLDER
  }

  /** Every path so far, folders too, by what a file system without case and accents makes of it. */
  private final Map<String, Kind> seen = new HashMap<>();

  /** What is wrong with a name beside those before it, if anything. */
  Optional<String> collision(String name, boolean isFolder) {
    var key = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (var slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      if (seen.putIfAbsent(key.substring(0, slash), Kind.FOLDER) == Kind.FILE) {
        return Optional.of("the archive holds a file where this path has a folder");
      }
    }
    var before = isFolder ? null : seen.putIfAbsent(key, Kind.FILE);
    return before == null
        ? Optional.empty()
        : Optional.of(
            before == Kind.FOLDER
                ? "the archive holds a folder of this name"
                : "the archive holds this path more than once");
  }

  /** What is wrong with a name, if anything. */
  static Optional<String> mistake(String name) {
    if (name.isEmpty() || name.length() > 512) {
      return Optional.of("the path is empty or longer than 512 characters");
    }
    if (name.codePoints().anyMatch(EntryNames::isInvisible)) {
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
    if (segments.contains("") || segments.contains(".")) {
      return Optional.of("the path has an empty segment or the segment \".\"");
    }
    if (segments.stream().anyMatch(each -> each.endsWith(".") || each.endsWith(" "))) {
      return Optional.of("a segment of the path ends with a dot or a space");
    }
    return segments.stream().anyMatch(each -> DEVICE.matcher(each).matches())
        ? Optional.of("the path has a segment that names a device on some systems")
        : Optional.empty();
  }

  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR -> true;
      case Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> character == 0xfffd;
    };
  }
}
