package org.pawl.vnfm.vnfpkgm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pawl.vnfm.vnfpkgm.csar.CsarArchive;
import org.pawl.vnfm.vnfpkgm.tosca.ServiceTemplate;

/**
 * The files that a descriptor consists of: the first one, and what it imports from the package.
 * ETSI's type definitions are known by name and neither needed in the package nor read; the network
 * is never asked.
 */
record VnfdFiles(List<ServiceTemplate> templates) {

  private static final Pattern ETSI_TYPES =
      Pattern.compile(
          "(?:.*/)?etsi_nfv_sol001_[a-z]+(?:_\\d+_\\d+_\\d+)?_types(?:_\\d+_\\d+_\\d+)?\\.ya?ml(?:\\?.*)?");
  private static final int MAX_FILES = 50;

  VnfdFiles {
    templates = List.copyOf(templates);
  }

  static VnfdFiles read(CsarArchive archive, String entry, int maxTextBytes) throws IOException {
    Map<String, ServiceTemplate> read = new LinkedHashMap<>();
    var open = new ArrayDeque<>(List.of(entry));
    while (!open.isEmpty()) {
      var path = open.removeFirst();
      if (read.containsKey(path)) {
        continue;
      }
      var template = ServiceTemplate.read(path, archive.text(path, maxTextBytes));
      read.put(path, template);
      if (read.size() > MAX_FILES) {
        throw template
            .root()
            .place()
            .refused("the descriptor has more than the " + MAX_FILES + " files allowed");
      }
      for (var each : template.imports()) {
        if (!ETSI_TYPES.matcher(each.file()).matches()) {
          open.add(
              resolve(path, each.file(), archive)
                  .orElseThrow(() ->
                      each.place()
                          .refused(
                              "the import "
                                  + each.file()
                                  + " is neither in the package nor one of ETSI's type definitions, and nothing is fetched")));
        }
      }
    }
    return new VnfdFiles(new ArrayList<>(read.values()));
  }

  /** The first file. */
  ServiceTemplate entry() {
    return templates.getFirst();
  }

  /**
   * The file that a name in another file means: relative to that file, or else to the package's
   * root.
   */
  static Optional<String> resolve(String from, String name, CsarArchive archive) {
    var folder = from.substring(0, from.lastIndexOf('/') + 1);
    return normalize(folder + name)
        .filter(archive::has)
        .or(() -> normalize(name).filter(archive::has));
  }

  private static Optional<String> normalize(String path) {
    var segments = new ArrayList<String>();
    for (var segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.isEmpty()) {
          return Optional.empty();
        }
        segments.removeLast();
      } else if (!segment.equals(".")) {
        segments.add(segment);
      }
    }
    return Optional.of(String.join("/", segments));
  }
}
