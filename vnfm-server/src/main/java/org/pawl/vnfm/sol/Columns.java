package org.pawl.vnfm.sol;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.AttributeFilter.Expression;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.StringNode;

/**
 * Where the attributes of a resource are stored, so that the database leaves out rows that a filter
 * cannot match. It may leave in too many, never too few: the filter itself has the last word.
 *
 * @param table with the key {@code id}
 * @param kinds of the columns, by the name of the attribute
 */
public record Columns(String table, Map<String, Kind> kinds) {

  /** How an attribute is stored; the column has its name in {@code snake_case}. */
  public enum Kind {
    TEXT,
    ID,
    TIME,
    /** The attribute's whole structure, as the interface shows it, as {@code jsonb}. */
    DOCUMENT
  }

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private record Condition(String sql, Map<String, Object> values) {}

  public Columns {
    kinds = Map.copyOf(kinds);
  }

  /** The identifiers after one, in rising order, of rows that may match. */
  List<UUID> candidates(
      JdbcClient database, AttributeFilter filter, @Nullable UUID after, int limit) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    if (after != null) {
      conditions.add("id > :after");
      values.put("after", after);
    }
    filter.expressions().stream()
        .flatMap(expression -> condition(expression, values.size()).stream())
        .forEach(condition -> {
          conditions.add(condition.sql());
          values.putAll(condition.values());
        });
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return database
        .sql("select id from " + table + where + " order by id limit " + limit)
        .params(values)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  private Optional<Condition> condition(Expression expression, int number) {
    String attribute = expression.path().getFirst();
    Kind kind = kinds.get(attribute);
    if (kind == null || (expression.path().size() > 1) != (kind == Kind.DOCUMENT)) {
      return Optional.empty();
    }
    String column = attribute.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    String name = "value" + number;
    return switch (kind) {
      case TEXT -> onText(column, expression, name);
      case ID -> onId(column, expression, name);
      case TIME -> onTime(column, expression, name);
      case DOCUMENT -> onDocument(column, expression, name);
    };
  }

  private static Optional<Condition> onText(String column, Expression expression, String name) {
    String sql =
        switch (expression.operator()) {
          case EQ, NEQ ->
              isText(expression.values().getFirst())
                  ? column + (expression.operator() == FilterOperator.EQ ? " in " : " not in ")
                  : null;
          case IN -> column + " in ";
          case NIN -> column + " not in ";
          case CONT, NCONT, GT, GTE, LT, LTE -> null;
        };
    if (sql != null) {
      return condition(sql + "(:" + name + ")", name, expression.values());
    }
    return expression.operator() == FilterOperator.CONT
        ? condition(contains(column, name), name, patterns(expression))
        : Optional.empty();
  }

  private static Optional<Condition> onId(String column, Expression expression, String name) {
    return switch (expression.operator()) {
      case EQ, IN -> {
        List<UUID> ids =
            expression.values().stream().flatMap(value -> uuid(value).stream()).toList();
        yield ids.isEmpty()
            ? Optional.of(new Condition("false", Map.of()))
            : condition(column + " in (:" + name + ")", name, ids);
      }
      case NEQ, NIN, CONT, NCONT, GT, GTE, LT, LTE -> Optional.empty();
    };
  }

  private static Optional<Condition> onTime(String column, Expression expression, String name) {
    String sign =
        switch (expression.operator()) {
          case EQ -> " = ";
          case NEQ -> " <> ";
          case GT -> " > ";
          case GTE -> " >= ";
          case LT -> " < ";
          case LTE -> " <= ";
          case IN, NIN, CONT, NCONT -> "";
        };
    Optional<OffsetDateTime> time = time(expression.values().getFirst());
    return sign.isEmpty() || time.isEmpty()
        ? Optional.empty()
        : condition(column + sign + ":" + name, name, time.get());
  }

  /** Lax paths look into arrays as the filter does. */
  private static Optional<Condition> onDocument(String column, Expression expression, String name) {
    List<String> rest = expression.path().subList(1, expression.path().size());
    if (rest.contains("@key")) {
      return Optional.empty();
    }
    String leaf = "leaf #>> '{}'";
    Optional<Condition> condition =
        switch (expression.operator()) {
          case EQ ->
              isText(expression.values().getFirst()) && !isNumber(expression.values().getFirst())
                  ? condition(leaf + " in (:" + name + ")", name, expression.values())
                  : Optional.empty();
          case IN -> condition(leaf + " in (:" + name + ")", name, expression.values());
          case CONT -> condition(contains(leaf, name), name, patterns(expression));
          case NEQ, NIN, NCONT, GT, GTE, LT, LTE -> Optional.empty();
        };
    return condition.map(found -> {
      Map<String, Object> values = new HashMap<>(found.values());
      values.put(name + "path", path(rest));
      return new Condition(
          "exists (select from jsonb_path_query(%s, cast(:%s as jsonpath)) leaf where %s)"
              .formatted(column, name + "path", found.sql()),
          values);
    });
  }

  private static String path(List<String> names) {
    return names.stream()
        .map(each -> "." + StringNode.valueOf(each))
        .collect(Collectors.joining("", "$", "[*]"));
  }

  private static String contains(String text, String name) {
    return text + " like any (array[:" + name + "])";
  }

  private static List<String> patterns(Expression expression) {
    return expression.values().stream()
        .map(value -> "%" + value.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .toList();
  }

  private static Optional<Condition> condition(String sql, String name, Object value) {
    return Optional.of(new Condition(sql, Map.of(name, value)));
  }

  /** Whether equality of the value is equality of texts: it is not for points in time. */
  private static boolean isText(String value) {
    return time(value).isEmpty();
  }

  private static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches();
  }

  private static Optional<OffsetDateTime> time(String value) {
    try {
      return Optional.of(OffsetDateTime.parse(value));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> uuid(String value) {
    try {
      return Optional.of(UUID.fromString(value));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
