package org.pawl.vnfm.sol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Long lists, read page by page from the database. A page costs the same wherever in the list it
 * is, and on whichever node: its marker is the last identifier of the page before.
 */
@Component
public class StoredList {

  private static final int CHUNK = 500;

  private final JdbcClient database;

  StoredList(JdbcClient database) {
    this.database = database;
  }

  /**
   * The items after the marker that match, with the attributes asked for.
   *
   * @param load gives the items with these identifiers, in any order; one that is gone meanwhile is
   *     left out
   */
  public <T> Page<T> page(
      Columns columns,
      ListQuery<T> query,
      Function<List<UUID>, List<T>> load,
      Function<T, String> id,
      @Nullable String marker) {
    UUID after = marker == null ? null : Page.marked(marker);
    List<T> found = new ArrayList<>();
    int wanted = Page.SIZE + 1;
    int chunk = wanted;
    while (found.size() < wanted) {
      List<UUID> candidates = columns.candidates(database, query.filter(), after, chunk);
      List<T> loaded = load.apply(candidates).stream().sorted(Comparator.comparing(id)).toList();
      found.addAll(query.apply(loaded));
      if (candidates.size() < chunk) {
        break;
      }
      after = candidates.getLast();
      chunk = CHUNK;
    }
    return Page.first(found, id);
  }
}
