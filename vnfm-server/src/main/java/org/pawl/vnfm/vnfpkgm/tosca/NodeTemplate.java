package org.pawl.vnfm.vnfpkgm.tosca;

import java.util.Map;
import java.util.Optional;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/** A node of a topology (TOSCA simple profile in YAML 1.3, 3.8.3). */
public record NodeTemplate(String name, YamlMap map) {

  /** The name of its type. */
  public String type() {
    return map.require("type").asText();
  }

  /** Its properties; empty when there are none. */
  public YamlMap properties() {
    return map.map("properties");
  }

  /** The properties of one of its capabilities. */
  public YamlMap capability(String capability) {
    return map.map("capabilities").map(capability).map("properties");
  }

  /** Its artifacts by their names. */
  public Map<String, YamlMap> artifacts() {
    return map.map("artifacts").maps();
  }

  /** The node that a requirement with this name leads to. */
  public Optional<String> requirement(String requirement) {
    return map.get("requirements")
        .flatMap(list ->
            list.asList().items().stream()
                .map(YamlNode::asMap)
                .flatMap(each -> each.get(requirement).stream())
                .map(target ->
                    target instanceof YamlMap full
                        ? full.require("node").asText()
                        : target.asText())
                .findFirst());
  }

  /** Where it stands. */
  public Place place() {
    return map.place();
  }
}
