package org.pawl.vnfm.vnfpm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.pawl.vnfm.vnfpm.Collected.Traffic;
import org.pawl.vnfm.vnfpm.Collected.Usage;
import org.springframework.stereotype.Component;

/** Answers what was measured. */
@Component
class Measurements {

  private final MeasurementRows rows;

  Measurements(MeasurementRows rows) {
    this.rows = rows;
  }

  /**
   * What was collected of one object, by the ends of the bins; bins of which nothing is known are
   * missing.
   */
  record Measured(MeasuredObject object, SortedMap<Instant, Collected> bins) {

    /** All bins together. */
    Collected total() {
      return bins.values().stream().reduce(Collected.NOTHING, Collected::plus);
    }
  }

  /**
   * What was collected of objects in bins of so many seconds.
   *
   * @param period of the rows that they are made of
   */
  List<Measured> of(
      Collection<MeasuredObject> objects, Period period, Instant from, Instant to, int binSeconds) {
    var vnfcIds = new LinkedHashSet<UUID>();
    objects.forEach(each -> vnfcIds.addAll(each.vnfcIds()));
    var usage = rows.usage(vnfcIds, period, from, to, binSeconds);
    var traffic = rows.traffic(vnfcIds, period, from, to, binSeconds);
    var bin = Duration.ofSeconds(binSeconds);
    return objects.stream().map(object -> measured(object, usage, traffic, bin)).toList();
  }

  private static Measured measured(
      MeasuredObject object,
      List<MeasurementRows.UsageRow> usage,
      List<MeasurementRows.TrafficRow> traffic,
      Duration bin) {
    var bins = new TreeMap<Instant, Collected>();
    var port = object.port();
    if (port == null) {
      for (var row : usage) {
        if (object.vnfcIds().contains(row.vnfcId())) {
          add(bins, row.start().plus(bin), new Collected(row.usage(), Traffic.NONE));
        }
      }
    } else {
      for (var row : traffic) {
        if (object.vnfcIds().contains(row.vnfcId()) && port.equals(row.port())) {
          add(bins, row.start().plus(bin), new Collected(Usage.NONE, row.traffic()));
        }
      }
    }
    return new Measured(object, bins);
  }

  private static void add(SortedMap<Instant, Collected> bins, Instant end, Collected amount) {
    bins.merge(end, amount, Collected::plus);
  }
}
