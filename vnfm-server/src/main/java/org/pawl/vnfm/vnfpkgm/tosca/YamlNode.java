package org.pawl.vnfm.vnfpkgm.tosca;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A part of a YAML file that knows its place. */
public sealed interface YamlNode {

  /** Where it begins. */
  Place place();

  /** This node as a map; refused when it is something else. */
  default YamlMap asMap() {
    if (this instanceof YamlMap map) {
      return map;
    }
    throw place().refused("a map of names and values is expected here");
  }

  /** This node as a list. */
  default YamlList asList() {
    if (this instanceof YamlList list) {
      return list;
    }
    throw place().refused("a list is expected here");
  }

  /** This node as a text. */
  default String asText() {
    if (this instanceof YamlScalar scalar) {
      return scalar.text();
    }
    throw place().refused("a single value is expected here");
  }

  /** This node as a whole number that is not negative. */
  default int asCount() {
    var text = asText();
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException notNumber) {
      throw place().refused(text + " is not a whole number");
    }
  }

  /** Names and values. */
  record YamlMap(Place place, SequencedMap<String, YamlNode> entries) implements YamlNode {

    public YamlMap {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** The value of a name; empty also for null. */
    public Optional<YamlNode> get(String name) {
      return Optional.ofNullable(entries.get(name))
          .filter(node -> !(node instanceof YamlScalar scalar && scalar.isNull()));
    }

    /** The value of a name, refused when it is missing. */
    public YamlNode require(String name) {
      return get(name).orElseThrow(() -> place.refused(name + " is missing"));
    }

    /** The map with a name, or an empty one. */
    public YamlMap map(String name) {
      return get(name)
          .map(YamlNode::asMap)
          .orElseGet(() -> new YamlMap(place, new LinkedHashMap<>()));
    }

    /** The text with a name. */
    public Optional<String> text(String name) {
      return get(name).map(YamlNode::asText);
    }

    /** Each name with its map. */
    public Map<String, YamlMap> maps() {
      var maps = new LinkedHashMap<String, YamlMap>();
      entries.forEach((name, node) -> maps.put(name, node.asMap()));
      return maps;
    }
  }

  /** Values in a row. */
  record YamlList(Place place, List<YamlNode> items) implements YamlNode {

    public YamlList {
      items = List.copyOf(items);
    }

    /** The items as texts. */
    public List<String> texts() {
      return items.stream().map(YamlNode::asText).toList();
    }
  }

  /** A single value as it is written. */
  record YamlScalar(Place place, String text, boolean isNull) implements YamlNode {}
}
