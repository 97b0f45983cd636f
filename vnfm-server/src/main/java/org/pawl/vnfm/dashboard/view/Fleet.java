package org.pawl.vnfm.dashboard.view;

import java.util.List;

/**
 * A page of the VNFs that were looked for.
 *
 * @param search what was looked for; empty for all
 * @param page from 0 on
 * @param found how many were found
 * @param all how many there are
 * @param troubled how many of all somebody should look at
 */
public record Fleet(
    List<FleetRow> rows, String search, int page, long found, long all, long troubled) {

  /** How many VNFs a page shows. */
  public static final int SIZE = 100;

  public Fleet {
    rows = List.copyOf(rows);
  }

  /** How many there are, and how many of them somebody should look at. */
  public String summary() {
    if (all == 0) {
      return "Network functions that this manager looks after.";
    }
    String fine = all == 1 ? ", as it should be" : ", all as they should be";
    return Wording.count(all, "VNF") + (troubled == 0 ? fine : ", " + troubled + " to look at");
  }

  /** Which of those found are shown. */
  public String shown() {
    long first = (long) page * SIZE;
    return rows.isEmpty()
        ? "none of " + found
        : "%d to %d of %d".formatted(first + 1, first + rows.size(), found);
  }

  public boolean hasPrevious() {
    return page > 0;
  }

  public boolean hasNext() {
    return (page + 1L) * SIZE < found;
  }
}
