package org.pawl.vnfm.vnfpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.vnfpm.Collected.Traffic;
import org.pawl.vnfm.vnfpm.Collected.Usage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@VnfmTest
class MeasurementRowsTest {

  @Autowired MeasurementRows rows;
  @Autowired MeasurementProperties properties;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  final UUID vnfc = UUID.randomUUID();

  /** Later than anything that the VNFM makes or removes by itself meanwhile. */
  final Instant start = Period.QUARTER.startOf(Instant.now()).plus(Duration.ofDays(1));

  private void add(Instant at, double cpu, long packets) {
    rows.add(
        List.of(
            new Course.Sum(
                vnfc,
                at,
                new Usage(5, 5 * cpu, cpu + 1, 50, 10, 1, 7, 7),
                Map.of("in", new Traffic(1, packets, packets * 100, 0, 0, 1, 0)))));
  }

  @Test
  void period_whenSeveralVnfmsSawPartOfIt_isTheirSum() {
    add(start, 10, 100);
    add(start, 30, 50);

    assertThat(rows.usage(List.of(vnfc), Period.dividing(5), start, start.plusSeconds(5), 5))
        .containsExactly(
            new MeasurementRows.UsageRow(vnfc, start, new Usage(10, 200, 31, 100, 10, 2, 14, 7)));
    assertThat(rows.traffic(List.of(vnfc), Period.dividing(5), start, start.plusSeconds(5), 5))
        .containsExactly(
            new MeasurementRows.TrafficRow(
                vnfc, "in", start, new Traffic(1, 150, 15_000, 0, 0, 2, 0)));
  }

  @Test
  void longPeriods_whenMadeAgain_areTheSame() {
    for (int second = 0; second < 1800; second += 5) {
      add(start.plusSeconds(second), second < 900 ? 10 : 20, 1);
    }

    for (int i = 0; i < 2; i++) {
      rows.rollUp(Period.SHORT, Period.MINUTE, start, start.plusSeconds(1800));
      rows.rollUp(Period.MINUTE, Period.QUARTER, start, start.plusSeconds(1800));
    }

    var minutes =
        rows.usage(List.of(vnfc), Period.dividing(60), start, start.plusSeconds(1800), 60);
    assertThat(minutes)
        .hasSize(30)
        .allSatisfy(row -> assertThat(row.usage().samples()).isEqualTo(60));
    var quarters =
        rows.usage(List.of(vnfc), Period.dividing(900), start, start.plusSeconds(1800), 900);
    assertThat(quarters).hasSize(2);
    assertThat(quarters.get(0).usage().cpuSum()).isEqualTo(900 * 10.0);
    assertThat(quarters.get(1).usage().cpuMax()).isEqualTo(21);
    assertThat(
            rows.traffic(List.of(vnfc), Period.dividing(900), start, start.plusSeconds(1800), 900))
        .allSatisfy(row -> assertThat(row.traffic().rxPackets()).isEqualTo(180));
  }

  @Test
  void rollUps_whenAMinuteHasSettled_makeIt() {
    var rollUps = new RollUps(rows, properties, clock);
    for (int second = 0; second < 60; second += 5) {
      add(start.plusSeconds(second), 10, 1);
    }

    rollUps.look(start.plusSeconds(60));
    assertThat(rows.usage(List.of(vnfc), Period.dividing(60), start, start.plusSeconds(60), 60))
        .isEmpty();

    rollUps.look(start.plusSeconds(65));
    assertThat(rows.usage(List.of(vnfc), Period.dividing(60), start, start.plusSeconds(60), 60))
        .hasSize(1);
  }

  @Test
  void oldPeriods_areForgottenEachAtItsTime() {
    var now = clock.instant();
    for (var age : List.of(Duration.ofHours(1), Duration.ofHours(3))) {
      add(Period.SHORT.startOf(now.minus(age)), 10, 1);
    }
    rows.rollUp(Period.SHORT, Period.MINUTE, now.minus(Duration.ofHours(4)), now);

    new RollUps(rows, properties, clock).forget();

    assertThat(count(Period.SHORT)).isEqualTo(1);
    assertThat(count(Period.MINUTE)).isEqualTo(2);
  }

  private int count(Period period) {
    return jdbc.sql("select count(*) from vnfc_usage where vnfc_id = ? and period = ?")
        .params(vnfc, period.seconds())
        .query(Integer.class)
        .single();
  }
}
