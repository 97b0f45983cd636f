package org.pawl.vnfm.vnfpkgm.csar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/** Reads a manifest line by line, and says of every mistake on which line it is (SOL004 4.3.2). */
final class ManifestParser {

  private static final String CMS_BEGIN = "-----BEGIN CMS-----";
  private static final Map<String, Integer> HASH_DIGITS = Map.of("SHA-256", 64, "SHA-512", 128);
  private static final Set<String> FILE_KEYS =
      Set.of("Source", "Algorithm", "Hash", "Signature", "Certificate");

  /** What the lines just read belong to. */
  private enum Section {
    START,
    METADATA,
    FILES,
    NON_MANO
  }

  private final String path;
  private final Findings findings = new Findings();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Manifest.Entry> entries = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Map<String, String> file = new LinkedHashMap<>();
  private int fileLine;
  private Section section = Section.START;
  private boolean signed;

  private ManifestParser(String path) {
    this.path = path;
  }

  static Manifest parse(String path, String text) {
    var parser = new ManifestParser(path);
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (line.strip().equals(CMS_BEGIN)) {
        parser.signed = true;
        break;
      }
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        parser.line(line, number);
      }
    }
    parser.endFile();
    if (parser.metadata.isEmpty()) {
      parser.findings.add(ProblemError.in(path, "there is no metadata block"));
    }
    parser.findings.requireNone(
        ProblemType.INVALID_VNF_PACKAGE, "The package's manifest is not valid");
    return new Manifest(parser.metadata, parser.entries, parser.signed);
  }

  private void line(String line, int number) {
    var colon = line.indexOf(':');
    if (colon < 1) {
      findings.add(ProblemError.at(path, number, "a line must be NAME: VALUE"));
      return;
    }
    var name = line.substring(0, colon).strip();
    var value = line.substring(colon + 1).strip();
    if (FILE_KEYS.contains(name)) {
      fileLine(name, value, number);
    } else if (name.equals("metadata") && value.isEmpty()) {
      section = Section.METADATA;
    } else if (name.equals("non_mano_artifact_sets") && value.isEmpty()) {
      endFile();
      section = Section.NON_MANO;
    } else if (section == Section.METADATA) {
      metadata.put(name, value);
    } else if (section != Section.NON_MANO || !value.isEmpty()) {
      findings.add(ProblemError.at(path, number, "there is no such name here: " + name));
    }
  }

  private void fileLine(String name, String value, int number) {
    if (name.equals("Source")) {
      endFile();
      section = section == Section.NON_MANO ? section : Section.FILES;
      fileLine = number;
    } else if (file.isEmpty()) {
      findings.add(ProblemError.at(path, number, name + " stands before any Source"));
      return;
    }
    if (value.isEmpty()) {
      findings.add(ProblemError.at(path, number, name + " has no value"));
    }
    if (file.put(name, value) != null) {
      findings.add(ProblemError.at(path, number, name + " stands twice for the same Source"));
    }
  }

  private void endFile() {
    if (file.isEmpty()) {
      return;
    }
    var source = file.getOrDefault("Source", "");
    var mistake = mistake(source);
    if (section == Section.NON_MANO && sources.contains(source) && file.size() == 1) {
      mistake = ""; // its digest stands further up
    } else if (mistake.isEmpty()) {
      var algorithm = file.getOrDefault("Algorithm", "").toUpperCase(Locale.ROOT);
      entries.add(
          new Manifest.Entry(
              source, algorithm, file.getOrDefault("Hash", "").toLowerCase(Locale.ROOT), fileLine));
      sources.add(source);
    }
    if (!mistake.isEmpty()) {
      findings.add(ProblemError.at(path, fileLine, source + ": " + mistake));
    }
    file.clear();
  }

  private String mistake(String source) {
    if (source.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      return "files outside of the package are not fetched: put the file into it";
    }
    if (sources.contains(source)) {
      return "the file is listed twice";
    }
    var algorithm = file.get("Algorithm");
    if (algorithm == null) {
      return "Algorithm is missing";
    }
    var digits = HASH_DIGITS.get(algorithm.toUpperCase(Locale.ROOT));
    if (digits == null) {
      return "the algorithm " + algorithm + " is not known: use SHA-256 or SHA-512";
    }
    var hash = file.get("Hash");
    if (hash == null) {
      return "Hash is missing";
    }
    return hash.matches("[0-9A-Fa-f]{" + digits + "}")
        ? ""
        : "Hash must be " + digits + " hexadecimal digits";
  }
}
