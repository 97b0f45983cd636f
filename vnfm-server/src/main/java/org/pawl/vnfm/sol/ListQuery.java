package org.pawl.vnfm.sol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filter and attribute selector of a GET on a list (SOL013 5.2, 5.3), applied to the items in their
 * JSON form.
 *
 * @param <T> the generated type of the items
 */
public final class ListQuery<T> {

  /** The selector parameters as they came; the flags count when present, whatever their value. */
  public record Selectors(
      @Nullable String allFields,
      @Nullable String fields,
      @Nullable String excludeFields,
      @Nullable String excludeDefault) {}

  private final JsonMapper json;
  private final Class<T> type;
  private final AttributeFilter filter;
  private final AttributeSelector selector;

  /**
   * Parses the parameters; refuses with 400 what is not understood.
   *
   * @param excludedByDefault the attributes that the interface leaves out unless they are asked for
   */
  public ListQuery(
      JsonMapper json,
      Class<T> type,
      @Nullable String filter,
      Selectors selectors,
      Set<String> excludedByDefault) {
    this.json = json;
    this.type = type;
    this.filter = AttributeFilter.parse(filter, type);
    this.selector = AttributeSelector.parse(selectors, excludedByDefault, type);
  }

  AttributeFilter filter() {
    return filter;
  }

  /** The items that match, with the attributes asked for. */
  public List<T> apply(List<T> items) {
    return items.stream()
        .map(item -> json.<ObjectNode>valueToTree(item))
        .filter(filter::matches)
        .map(this::select)
        .toList();
  }

  private T select(ObjectNode item) {
    selector.apply(item, type);
    return json.treeToValue(item, type);
  }
}
