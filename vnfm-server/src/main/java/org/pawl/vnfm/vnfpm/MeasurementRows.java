package org.pawl.vnfm.vnfpm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.pawl.vnfm.vnfpm.Collected.Traffic;
import org.pawl.vnfm.vnfpm.Collected.Usage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables of measurements. */
@Repository
@Transactional
class MeasurementRows {

  private static final String ADD_USAGE =
      """
      insert into vnfc_usage as old
        (vnfc_id, period, start, samples, cpu_sum, cpu_max, memory_sum, memory_max, disk_samples, disk_sum, disk_max)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (vnfc_id, period, start) do update set
        samples = old.samples + excluded.samples,
        cpu_sum = old.cpu_sum + excluded.cpu_sum,
        cpu_max = greatest(old.cpu_max, excluded.cpu_max),
        memory_sum = old.memory_sum + excluded.memory_sum,
        memory_max = greatest(old.memory_max, excluded.memory_max),
        disk_samples = old.disk_samples + excluded.disk_samples,
        disk_sum = old.disk_sum + excluded.disk_sum,
        disk_max = greatest(old.disk_max, excluded.disk_max)
      """;

  private static final String ADD_TRAFFIC =
      """
      insert into port_traffic as old
        (vnfc_id, port, period, start, rx_packets, rx_bytes, tx_packets, tx_bytes, rx_dropped, tx_dropped)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (vnfc_id, port, period, start) do update set
        rx_packets = old.rx_packets + excluded.rx_packets,
        rx_bytes = old.rx_bytes + excluded.rx_bytes,
        tx_packets = old.tx_packets + excluded.tx_packets,
        tx_bytes = old.tx_bytes + excluded.tx_bytes,
        rx_dropped = old.rx_dropped + excluded.rx_dropped,
        tx_dropped = old.tx_dropped + excluded.tx_dropped
      """;

  private final JdbcTemplate batches;
  private final JdbcClient jdbc;

  MeasurementRows(JdbcTemplate batches, JdbcClient jdbc) {
    this.batches = batches;
    this.jdbc = jdbc;
  }

  /** Of which VNFC, and in which period, something was collected. */
  record UsageRow(UUID vnfcId, Instant start, Usage usage) {}

  /** At which port of which VNFC, and in which period, something was collected. */
  record TrafficRow(UUID vnfcId, String port, Instant start, Traffic traffic) {}

  /** Adds what this VNFM collected to what others did. */
  void add(List<Course.Sum> sums) {
    batches.batchUpdate(ADD_USAGE, sums.stream().map(MeasurementRows::usage).toList());
    batches.batchUpdate(
        ADD_TRAFFIC,
        sums.stream()
            .flatMap(sum ->
                sum.traffic().entrySet().stream()
                    .map(entry -> traffic(sum, entry.getKey(), entry.getValue())))
            .toList());
  }

  private static Object[] usage(Course.Sum sum) {
    var usage = sum.usage();
    return new Object[] {
      sum.vnfcId(),
      Period.SHORT.seconds(),
      time(sum.start()),
      usage.samples(),
      usage.cpuSum(),
      usage.cpuMax(),
      usage.memorySum(),
      usage.memoryMax(),
      usage.diskSamples(),
      usage.diskSum(),
      usage.diskMax()
    };
  }

  private static Object[] traffic(Course.Sum sum, String port, Traffic traffic) {
    return new Object[] {
      sum.vnfcId(),
      port,
      Period.SHORT.seconds(),
      time(sum.start()),
      traffic.rxPackets(),
      traffic.rxBytes(),
      traffic.txPackets(),
      traffic.txBytes(),
      traffic.rxDropped(),
      traffic.txDropped()
    };
  }

  /** How busy VNFCs were, in bins of so many seconds that begin at {@code from}. */
  List<UsageRow> usage(
      Collection<UUID> vnfcIds, Period period, Instant from, Instant to, int binSeconds) {
    if (vnfcIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select vnfc_id, date_bin(make_interval(secs => :bin), start, :from) as bin,
              sum(samples)::int, sum(cpu_sum), max(cpu_max), sum(memory_sum), max(memory_max),
              sum(disk_samples)::int, sum(disk_sum), max(disk_max)
            from vnfc_usage
            where vnfc_id in (:vnfcs) and period = :period and start >= :from and start < :to
            group by 1, 2 order by 2
            """)
        .param("bin", binSeconds)
        .param("from", time(from))
        .param("to", time(to))
        .param("vnfcs", vnfcIds)
        .param("period", period.seconds())
        .query((row, number) ->
            new UsageRow(
                row.getObject(1, UUID.class),
                instant(row, 2),
                new Usage(
                    row.getInt(3),
                    row.getDouble(4),
                    row.getDouble(5),
                    row.getDouble(6),
                    row.getDouble(7),
                    row.getInt(8),
                    row.getDouble(9),
                    row.getDouble(10))))
        .list();
  }

  /** What went through ports, in bins of so many seconds that begin at {@code from}. */
  List<TrafficRow> traffic(
      Collection<UUID> vnfcIds, Period period, Instant from, Instant to, int binSeconds) {
    if (vnfcIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select vnfc_id, port, date_bin(make_interval(secs => :bin), start, :from) as bin, count(*)::int,
              sum(rx_packets)::bigint, sum(rx_bytes)::bigint, sum(tx_packets)::bigint,
              sum(tx_bytes)::bigint, sum(rx_dropped)::bigint, sum(tx_dropped)::bigint
            from port_traffic
            where vnfc_id in (:vnfcs) and period = :period and start >= :from and start < :to
            group by 1, 2, 3 order by 3
            """)
        .param("bin", binSeconds)
        .param("from", time(from))
        .param("to", time(to))
        .param("vnfcs", vnfcIds)
        .param("period", period.seconds())
        .query((row, number) ->
            new TrafficRow(
                row.getObject(1, UUID.class),
                row.getString(2),
                instant(row, 3),
                new Traffic(
                    row.getInt(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10))))
        .list();
  }

  /** Makes long periods, which begin within a time, out of short ones; again and again the same. */
  void rollUp(Period of, Period into, Instant from, Instant to) {
    jdbc.sql(
            """
            insert into vnfc_usage
            select vnfc_id, :into, date_bin(make_interval(secs => :into), start, 'epoch'::timestamptz) as bin,
              sum(samples), sum(cpu_sum), max(cpu_max), sum(memory_sum), max(memory_max),
              sum(disk_samples), sum(disk_sum), max(disk_max)
            from vnfc_usage where period = :of and start >= :from and start < :to
            group by vnfc_id, bin
            on conflict (vnfc_id, period, start) do update set
              samples = excluded.samples, cpu_sum = excluded.cpu_sum, cpu_max = excluded.cpu_max,
              memory_sum = excluded.memory_sum, memory_max = excluded.memory_max,
              disk_samples = excluded.disk_samples, disk_sum = excluded.disk_sum, disk_max = excluded.disk_max
            """)
        .param("of", of.seconds())
        .param("into", into.seconds())
        .param("from", time(from))
        .param("to", time(to))
        .update();
    jdbc.sql(
            """
            insert into port_traffic
            select vnfc_id, port, :into, date_bin(make_interval(secs => :into), start, 'epoch'::timestamptz) as bin,
              sum(rx_packets), sum(rx_bytes), sum(tx_packets), sum(tx_bytes), sum(rx_dropped), sum(tx_dropped)
            from port_traffic where period = :of and start >= :from and start < :to
            group by vnfc_id, port, bin
            on conflict (vnfc_id, port, period, start) do update set
              rx_packets = excluded.rx_packets, rx_bytes = excluded.rx_bytes,
              tx_packets = excluded.tx_packets, tx_bytes = excluded.tx_bytes,
              rx_dropped = excluded.rx_dropped, tx_dropped = excluded.tx_dropped
            """)
        .param("of", of.seconds())
        .param("into", into.seconds())
        .param("from", time(from))
        .param("to", time(to))
        .update();
  }

  void removeBefore(Period period, Instant limit) {
    for (var table : List.of("vnfc_usage", "port_traffic")) {
      jdbc.sql("delete from " + table + " where period = ? and start < ?")
          .params(period.seconds(), time(limit))
          .update();
    }
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
