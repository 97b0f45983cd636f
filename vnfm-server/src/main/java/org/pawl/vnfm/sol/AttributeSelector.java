package org.pawl.vnfm.sol;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which optional attributes the caller wants to see in a list (SOL013 5.3). Mandatory and simple
 * ones are always there.
 */
final class AttributeSelector {

  private final @Nullable Set<List<String>> only;
  private final Set<List<String>> excluded;

  private AttributeSelector(@Nullable Set<List<String>> only, Set<List<String>> excluded) {
    this.only = only;
    this.excluded = excluded;
  }

  static AttributeSelector parse(ListQuery.Selectors asked, Set<String> defaults, Class<?> type) {
    var all = asked.allFields() != null;
    var byDefault = asked.excludeDefault() != null;
    if ((all && (byDefault || asked.fields() != null || asked.excludeFields() != null))
        || (asked.fields() != null && asked.excludeFields() != null)
        || (byDefault && asked.excludeFields() != null)) {
      throw bad(
          "all_fields stands alone, and exclude_fields goes with neither fields nor exclude_default");
    }
    if (all) {
      return new AttributeSelector(null, Set.of());
    }
    if (asked.fields() != null) {
      return new AttributeSelector(paths(asked.fields(), type), Set.of());
    }
    if (asked.excludeFields() != null) {
      return new AttributeSelector(null, paths(asked.excludeFields(), type));
    }
    return new AttributeSelector(
        null,
        defaults.stream().map(path -> List.of(path.split("/", -1))).collect(Collectors.toSet()));
  }

  /** Takes from the item what the caller does not want. */
  void apply(ObjectNode item, Type type) {
    if (only != null) {
      keepOnly(item, type, only);
    }
    excluded.forEach(path -> exclude(item, type, path));
  }

  private static void keepOnly(ObjectNode node, Type type, Set<List<String>> wanted) {
    for (var name : List.copyOf(node.propertyNames())) {
      var child = node.get(name);
      var listed = wanted.contains(List.of(name));
      if (child.isValueNode() || listed || ModelAttributes.isMandatory(type, name)) {
        continue;
      }
      var deeper =
          wanted.stream()
              .filter(path -> path.size() > 1 && path.getFirst().equals(name))
              .map(path -> path.subList(1, path.size()))
              .collect(Collectors.toSet());
      if (deeper.isEmpty()) {
        node.remove(name);
      } else {
        objects(child)
            .forEach(object -> keepOnly(object, ModelAttributes.typeOf(type, name), deeper));
      }
    }
  }

  private static void exclude(ObjectNode node, Type type, List<String> path) {
    var name = path.getFirst();
    var child = node.get(name);
    if (child == null) {
      return;
    }
    if (path.size() > 1) {
      var rest = path.subList(1, path.size());
      objects(child).forEach(object -> exclude(object, ModelAttributes.typeOf(type, name), rest));
    } else if (!ModelAttributes.isMandatory(type, name)) {
      node.remove(name);
    }
  }

  private static List<ObjectNode> objects(JsonNode node) {
    var nodes = node.isArray() ? node.valueStream().toList() : List.of(node);
    return nodes.stream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).toList();
  }

  private static Set<List<String>> paths(String list, Class<?> type) {
    return Arrays.stream(list.split(",", -1))
        .map(name -> List.of(name.strip().split("/", -1)))
        .peek(path -> {
          if (!ModelAttributes.has(type, path)) {
            throw bad("there is no attribute " + String.join("/", path));
          }
        })
        .collect(Collectors.toSet());
  }

  private static Problem bad(String reason) {
    return new Problem(
        ProblemType.BAD_SELECTOR, "The attribute selector cannot be followed: " + reason + ".");
  }
}
