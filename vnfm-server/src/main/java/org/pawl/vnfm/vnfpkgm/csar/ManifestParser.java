package org.pawl.vnfm.vnfpkgm.csar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/** Reads a manifest line by line, and says of every mistake on which line it is (SOL004 4.3.2). */
final class ManifestParser {

  private static final Pattern CMS_BEGIN =
      Pattern.compile("^-----BEGIN (CMS|PKCS7)-----[ \\t]*\\r?$", Pattern.MULTILINE);
  private static final Pattern CMS_END =
      Pattern.compile("^-----END (CMS|PKCS7)-----[ \\t]*\\r?$", Pattern.MULTILINE);
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
  private final boolean needsDigests;
  private final Findings findings = new Findings();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Manifest.Entry> entries = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final Map<String, String> file = new LinkedHashMap<>();
  private final Map<String, String> artifactSets = new LinkedHashMap<>();
  private String artifactSet = "";
  private int fileLine;
  private Section section = Section.START;

  private ManifestParser(String path, boolean needsDigests) {
    this.path = path;
    this.needsDigests = needsDigests;
  }

  /**
   * Reads a manifest.
   *
   * @param needsDigests whether every file needs one; not so where the whole package is signed
   */
  static Manifest parse(String path, String text, boolean needsDigests) {
    var parser = new ManifestParser(path, needsDigests);
    var signature = parser.signature(text);
    var number = 0;
    for (var line : (signature == null ? text : signature.signed()).lines().toList()) {
      number++;
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
    return new Manifest(parser.metadata, parser.entries, parser.artifactSets, signature);
  }

  /** The CMS block; nothing may follow it, because it vouches only for what stands before. */
  private Manifest.@Nullable Signature signature(String text) {
    var begin = CMS_BEGIN.matcher(text);
    if (!begin.find()) {
      return null;
    }
    var line = lineAt(text, begin.start());
    var end = CMS_END.matcher(text);
    if (!end.find(begin.end())) {
      findings.add(ProblemError.at(path, line, "the signature has no line that ends it"));
      return null;
    }
    if (!text.substring(end.end()).isBlank()) {
      findings.add(
          ProblemError.at(
              path,
              lineAt(text, end.end()) + 1,
              "something follows the signature, and nobody vouches for that"));
    }
    return new Manifest.Signature(
        text.substring(0, begin.start()), text.substring(begin.start(), end.end()), line);
  }

  private static int lineAt(String text, int position) {
    return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
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
    } else if (section == Section.NON_MANO && value.isEmpty()) {
      endFile();
      artifactSet = name;
    } else {
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
    if (section == Section.NON_MANO) {
      artifactSets.put(source, artifactSet);
    }
    var isListed = section == Section.NON_MANO && sources.contains(source) && file.size() == 1;
    var mistake = isListed ? "" : mistake(source); // its digest stands further up
    if (!mistake.isEmpty()) {
      findings.add(ProblemError.at(path, fileLine, source + ": " + mistake));
    } else if (!isListed) {
      entries.add(
          new Manifest.Entry(
              source,
              file.containsKey("Algorithm") ? file.get("Algorithm").toUpperCase(Locale.ROOT) : null,
              file.containsKey("Hash") ? file.get("Hash").toLowerCase(Locale.ROOT) : null,
              file.get("Signature"),
              file.get("Certificate"),
              fileLine));
      sources.add(source);
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
    if (!file.containsKey("Signature") && file.containsKey("Certificate")) {
      return "a Certificate without a Signature";
    }
    var algorithm = file.get("Algorithm");
    if (algorithm == null && file.get("Hash") == null && !needsDigests) {
      return "";
    }
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
