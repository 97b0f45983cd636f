package org.pawl.vnfm.vnfpkgm.tosca;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlList;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlScalar;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML into nodes with lines, within bounds that no alias can blow up. */
public final class YamlReader {

  private static final int MAX_NODES = 50_000;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 50;

  private final String file;
  private int nodes;

  private YamlReader(String file) {
    this.file = file;
  }

  /** Reads a text that must be one map, as TOSCA files are. */
  public static YamlMap read(String file, String text) {
    var settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(
                Integer.MAX_VALUE) // the length was bounded when the file was unpacked
            .build();
    try {
      requireSmall(file, new Parse(settings).parseString(text));
      var root = new Compose(settings).composeString(text);
      return new YamlReader(file)
          .convert(root.orElseThrow(() -> new Place(file, 1).refused("the file is empty")), 0)
          .asMap();
    } catch (MarkedYamlEngineException broken) {
      var line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new Place(file, line).refused("no YAML: " + broken.getProblem());
    } catch (YamlEngineException refused) {
      throw new Place(file, 1).refused("no acceptable YAML: " + refused.getMessage());
    }
  }

  /**
   * The composer calls itself for every level and keeps every value, so both are counted before it
   * begins.
   */
  private static void requireSmall(String file, Iterable<Event> events) {
    var depth = 0;
    var values = 0;
    for (var event : events) {
      if (event instanceof NodeEvent && ++values > MAX_NODES) {
        var line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        throw new Place(file, line).refused("there are more than " + MAX_NODES + " values");
      }
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      if (depth > MAX_DEPTH) {
        var line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        throw new Place(file, line)
            .refused("the values are nested more than " + MAX_DEPTH + " deep");
      }
    }
  }

  private YamlNode convert(Node node, int depth) {
    return convert(node, placeOf(node), depth);
  }

  private Place placeOf(Node node) {
    return new Place(file, node.getStartMark().map(Mark::getLine).orElse(0) + 1);
  }

  private YamlNode convert(Node node, Place place, int depth) {
    if (++nodes > MAX_NODES) {
      throw place.refused(
          "the file's aliases make it larger than the " + MAX_NODES + " values allowed");
    }
    if (depth > MAX_DEPTH) {
      throw place.refused(
          "the values are nested more than "
              + MAX_DEPTH
              + " deep, or an alias names what it is part of");
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(place, scalar);
      case SequenceNode sequence -> list(place, sequence, depth);
      case MappingNode mapping -> map(place, mapping, depth);
      default -> throw place.refused("the value is neither a map nor a list nor a single value");
    };
  }

  private static YamlScalar scalar(Place place, ScalarNode scalar) {
    if (scalar.getValue().indexOf('\0') >= 0) {
      throw place.refused("the value holds the character NUL");
    }
    return new YamlScalar(place, scalar.getValue(), scalar.getTag().equals(Tag.NULL));
  }

  private YamlList list(Place place, SequenceNode sequence, int depth) {
    var items = new ArrayList<YamlNode>();
    for (var item : sequence.getValue()) {
      items.add(convert(item, depth + 1));
    }
    return new YamlList(place, items);
  }

  private YamlMap map(Place place, MappingNode mapping, int depth) {
    var entries = new LinkedHashMap<String, YamlNode>();
    for (var entry : mapping.getValue()) {
      var name = convert(entry.getKeyNode(), depth + 1);
      // What has a name is looked for where its name stands.
      var value = convert(entry.getValueNode(), name.place(), depth + 1);
      if (entries.put(name.asText(), value) != null) {
        throw name.place().refused("the name " + name.asText() + " stands twice in this map");
      }
    }
    return new YamlMap(place, entries);
  }
}
