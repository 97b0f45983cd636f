package org.pawl.vnfm.sol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which items of a list the caller wants (SOL013 5.2): expressions such as {@code
 * (eq,onboardingState,ONBOARDED)} joined by semicolons, all of which must match. An array matches
 * when one of its elements does; an attribute that is absent matches nothing.
 */
final class AttributeFilter {

  private static final Pattern EXPRESSION = Pattern.compile("\\(((?:[^()']|'(?:[^']|'')*')*)\\)");
  private static final Pattern ITEM = Pattern.compile("'((?:[^']|'')*)'|([^,']*)");

  record Expression(FilterOperator operator, List<String> path, List<String> values) {}

  private final List<Expression> expressions;

  private AttributeFilter(List<Expression> expressions) {
    this.expressions = List.copyOf(expressions);
  }

  static AttributeFilter parse(@Nullable String text, Class<?> type) {
    var found = new ArrayList<Expression>();
    if (text != null) {
      var expression = EXPRESSION.matcher(text);
      var at = 0;
      do {
        if (!expression.find(at) || expression.start() != at) {
          throw bad(
              text, "an expression (operator,attribute,value) is missing at position " + (at + 1));
        }
        found.add(expression(text, items(text, expression.group(1)), type));
        at = expression.end() + 1;
      } while (expression.end() < text.length() && text.charAt(expression.end()) == ';');
      if (expression.end() != text.length()) {
        throw bad(text, "a semicolon is missing at position " + (expression.end() + 1));
      }
    }
    return new AttributeFilter(found);
  }

  /** All of which must match. */
  List<Expression> expressions() {
    return expressions;
  }

  boolean matches(JsonNode item) {
    return expressions.stream().allMatch(each -> matches(item, each.path(), each));
  }

  private static boolean matches(JsonNode node, List<String> path, Expression expression) {
    if (node.isArray()) {
      return node.valueStream().anyMatch(element -> matches(element, path, expression));
    }
    if (path.isEmpty()) {
      return node.isValueNode()
          && !node.isNull()
          && expression.operator().test(node, expression.values());
    }
    var rest = path.subList(1, path.size());
    if (path.getFirst().equals("@key")) {
      return node.propertyStream()
          .anyMatch(property ->
              expression
                  .operator()
                  .test(
                      tools.jackson.databind.node.StringNode.valueOf(property.getKey()),
                      expression.values()));
    }
    var child = node.get(path.getFirst());
    return child != null && matches(child, rest, expression);
  }

  private static Expression expression(String text, List<String> items, Class<?> type) {
    if (items.size() < 3) {
      throw bad(text, "an expression needs an operator, an attribute and a value");
    }
    var operator =
        FilterOperator.of(items.getFirst())
            .orElseThrow(() -> bad(text, "there is no operator " + items.getFirst()));
    var path = Arrays.stream(items.get(1).split("/", -1)).map(AttributeFilter::unescape).toList();
    if (!ModelAttributes.has(type, path)) {
      throw bad(text, "there is no attribute " + items.get(1));
    }
    var values = items.subList(2, items.size());
    if (values.size() > 1 && !operator.takesSeveralValues()) {
      throw bad(text, items.getFirst() + " takes one value");
    }
    return new Expression(operator, path, values);
  }

  private static List<String> items(String text, String inner) {
    var items = new ArrayList<String>();
    var item = ITEM.matcher(inner);
    var at = 0;
    do {
      if (!item.find(at) || item.start() != at) {
        throw bad(text, "the quotes are not closed");
      }
      items.add(item.group(1) != null ? item.group(1).replace("''", "'") : item.group(2));
      at = item.end() + 1;
    } while (item.end() < inner.length() && inner.charAt(item.end()) == ',');
    if (item.end() != inner.length()) {
      throw bad(text, "a value with a quote in it must stand in quotes");
    }
    return items;
  }

  private static String unescape(String name) {
    return name.replace("~1", "/").replace("~a", ",").replace("~b", "@").replace("~0", "~");
  }

  private static Problem bad(String text, String reason) {
    return new Problem(
        ProblemType.BAD_FILTER, "The filter " + text + " cannot be understood: " + reason + ".");
  }
}
