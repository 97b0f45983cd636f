package org.pawl.vnfm.vnfpkgm.tosca;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlList;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlScalar;

/** One TOSCA file (TOSCA simple profile in YAML 1.3, 3.10). */
public record ServiceTemplate(String path, YamlMap root) {

  private static final String VERSION = "tosca_simple_yaml_";

  /** Reads the file; refuses what is no TOSCA. */
  public static ServiceTemplate read(String path, String text) {
    var root = YamlReader.read(path, text);
    var version = root.require("tosca_definitions_version");
    if (!version.asText().startsWith(VERSION)) {
      throw version
          .place()
          .refused(
              "tosca_definitions_version must be tosca_simple_yaml_1_2 or another "
                  + VERSION
                  + "…");
    }
    return new ServiceTemplate(path, root);
  }

  /** An import: the file it names, and where it stands. */
  public record Import(String file, Place place) {}

  /**
   * The imports in any of their notations: a text, {@code file: text}, or a name with one of these.
   */
  public List<Import> imports() {
    var imports = new ArrayList<Import>();
    root.get("imports")
        .ifPresent(node -> node.asList().items().forEach(each -> imports.add(importOf(each))));
    return imports;
  }

  private static Import importOf(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> new Import(scalar.text(), scalar.place());
      case YamlMap map when map.get("file").isPresent() ->
          new Import(map.require("file").asText(), map.place());
      case YamlMap map when map.entries().size() == 1 ->
          importOf(map.entries().firstEntry().getValue());
      case YamlMap map -> throw map.place().refused("the import names no file");
      case YamlList list -> throw list.place().refused("the import names no file");
    };
  }

  /** The types that the file declares in a section such as {@code node_types}. */
  public Map<String, YamlMap> types(String section) {
    return root.map(section).maps();
  }

  /** The topology; empty when the file has none. */
  public YamlMap topology() {
    return root.map("topology_template");
  }

  /** The node templates by their names. */
  public Map<String, NodeTemplate> nodeTemplates() {
    var nodes = new LinkedHashMap<String, NodeTemplate>();
    topology()
        .map("node_templates")
        .maps()
        .forEach((name, map) -> nodes.put(name, new NodeTemplate(name, map)));
    return nodes;
  }
}
