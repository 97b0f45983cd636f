package org.pawl.vnfm.vnfpkgm.csar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pawl.vnfm.sol.Findings;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/** The first block of TOSCA-Metadata/TOSCA.meta: names and values, one a line (SOL004 4.1.2.3). */
record ToscaMeta(Map<String, String> values) {

  static final String PATH = "TOSCA-Metadata/TOSCA.meta";
  private static final List<String> REQUIRED =
      List.of("TOSCA-Meta-File-Version", "CSAR-Version", "Entry-Definitions");

  static ToscaMeta parse(String text) {
    var findings = new Findings();
    var values = new HashMap<String, String>();
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        if (values.isEmpty()) {
          continue;
        }
        break; // further blocks describe single files
      }
      var colon = line.indexOf(':');
      if (colon < 1) {
        findings.add(ProblemError.at(PATH, number, "a line must be NAME: VALUE"));
      } else if (values.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip())
          != null) {
        findings.add(ProblemError.at(PATH, number, "the name stands here a second time"));
      }
    }
    for (var name : REQUIRED) {
      if (values.getOrDefault(name, "").isEmpty()) {
        findings.add(ProblemError.in(PATH, "there is no " + name));
      }
    }
    findings.requireNone(ProblemType.INVALID_VNF_PACKAGE, "The package's metadata are not valid");
    return new ToscaMeta(Map.copyOf(values));
  }

  String entryDefinitions() {
    return values.getOrDefault("Entry-Definitions", "");
  }

  /** The value of a key, written with or without the prefix that SOL004 2.6.1 brought. */
  Optional<String> entry(String key) {
    return Optional.ofNullable(values.get("ETSI-" + key))
        .or(() -> Optional.ofNullable(values.get(key)));
  }
}
