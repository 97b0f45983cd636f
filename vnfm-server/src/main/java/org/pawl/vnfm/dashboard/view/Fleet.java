package org.pawl.vnfm.dashboard.view;

import java.util.List;

/** All VNFs. */
public record Fleet(List<FleetRow> rows) {

  public Fleet {
    rows = List.copyOf(rows);
  }

  /** How many there are, and how many of them somebody should look at. */
  public String summary() {
    if (rows.isEmpty()) {
      return "Network functions that this manager looks after.";
    }
    long troubled = rows.stream().filter(Fleet::isTroubled).count();
    String fine = rows.size() == 1 ? ", as it should be" : ", all as they should be";
    return Wording.count(rows.size(), "VNF")
        + (troubled == 0 ? fine : ", " + troubled + " to look at");
  }

  private static boolean isTroubled(FleetRow row) {
    return row.alarms() > 0
        || switch (row.condition().tone()) {
          case BAD, WARNING -> true;
          case GOOD, BUSY, IDLE -> false;
        };
  }
}
