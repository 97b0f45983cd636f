package org.pawl.vnfm.vnflcm.v1;

import java.util.Set;
import java.util.function.BiFunction;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns bodies of version 1 into those of version 2 and back. They differ in two attributes, which
 * are lists of objects with identifiers there, and maps by these identifiers here:
 * vimConnectionInfo and cpConfig (SOL003 version 2.6.1, 4.4.1.6 and 4.4.1.10).
 */
final class Bodies {

  private static final String CONNECTIONS = "vimConnectionInfo";
  private static final String CONNECTION_ID = "id";
  private static final String REMOVED_CONNECTIONS = "vimConnectionInfoDeleteIds";
  private static final String CONFIGURATIONS = "cpConfig";
  private static final String CONFIGURATION_ID = "cpConfigId";

  /** What the VNF's maker or the orchestrator put there is theirs, whatever its names are. */
  private static final Set<String> OPAQUE =
      Set.of(
          "additionalParams",
          "metadata",
          "extensions",
          "vnfConfigurableProperties",
          "interfaceInfo",
          "accessInfo",
          "extra");

  private Bodies() {}

  /** A request as version 2 knows it; refuses with 400 a connection without identifier. */
  static JsonNode toVersion2(JsonNode body) {
    var changed = walk(body, Bodies::asMap);
    if (changed instanceof ObjectNode object && object.has(REMOVED_CONNECTIONS)) {
      var connections = object.withObject("/" + CONNECTIONS);
      object.get(REMOVED_CONNECTIONS).forEach(id -> connections.putNull(id.asString()));
      object.remove(REMOVED_CONNECTIONS);
    }
    return changed;
  }

  /** An answer as version 1 knows it, its links leading there too. */
  static JsonNode toVersion1(JsonNode body) {
    return walk(body, Bodies::asList);
  }

  private static JsonNode walk(JsonNode node, BiFunction<String, JsonNode, JsonNode> change) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(member ->
                copy.set(
                    member.getKey(),
                    OPAQUE.contains(member.getKey())
                        ? member.getValue()
                        : change.apply(member.getKey(), walk(member.getValue(), change))));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(walk(item, change)));
        yield copy;
      }
      default -> node;
    };
  }

  private static JsonNode asMap(String name, JsonNode value) {
    if (!(value instanceof ArrayNode items)) {
      return value;
    }
    return switch (name) {
      case CONNECTIONS -> byId(items, name, CONNECTION_ID, true);
      case CONFIGURATIONS -> byId(items, name, CONFIGURATION_ID, false);
      default -> value;
    };
  }

  /** An entry whose identifier may be left out gets its number. */
  private static JsonNode byId(ArrayNode items, String name, String idName, boolean needed) {
    var map = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof ObjectNode item)) {
        throw bad("%s[%d] is not an object".formatted(name, i));
      }
      var id = item.remove(idName);
      if (id == null && needed) {
        throw bad("%s[%d].%s is missing".formatted(name, i, idName));
      }
      map.set(id == null ? Integer.toString(i + 1) : id.asString(), item);
    }
    return map;
  }

  private static Problem bad(String reason) {
    return new Problem(
        ProblemType.BAD_REQUEST, "The request's content is not valid: " + reason + ".");
  }

  private static JsonNode asList(String name, JsonNode value) {
    if (name.equals("href")) {
      return JsonNodeFactory.instance.stringNode(VersionOne.toVersion1(value.asString()));
    }
    if (!(value instanceof ObjectNode map)) {
      return value;
    }
    return switch (name) {
      case CONNECTIONS -> list(map, CONNECTION_ID);
      case CONFIGURATIONS -> list(map, CONFIGURATION_ID);
      default -> value;
    };
  }

  private static JsonNode list(ObjectNode map, String idName) {
    var items = JsonNodeFactory.instance.arrayNode();
    map.properties()
        .forEach(member -> {
          var item = items.addObject().put(idName, member.getKey());
          if (member.getValue() instanceof ObjectNode members) {
            item.setAll(members);
          }
        });
    return items;
  }
}
