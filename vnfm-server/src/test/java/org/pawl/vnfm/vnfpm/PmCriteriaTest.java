package org.pawl.vnfm.vnfpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpm.Threshold.Crossing;

class PmCriteriaTest {

  private static PmJob.Criteria criteria(
      @Nullable List<String> metrics,
      @Nullable List<String> groups,
      int collection,
      int reporting) {
    return new PmJob.Criteria(metrics, groups, collection, reporting, null);
  }

  @Test
  void group_whenAskedFor_isAllOfItsMeasurements() {
    assertThat(
            PmCriteria.metrics(ObjectType.VnfExtCp, criteria(null, List.of("VnfExternalCp"), 5, 5)))
        .containsExactly(
            "ByteIncomingVnfExtCp",
            "ByteOutgoingVnfExtCp",
            "PacketIncomingVnfExtCp",
            "PacketOutgoingVnfExtCp",
            "PacketIncomingDroppedVnfExtCp",
            "PacketOutgoingDroppedVnfExtCp");
    assertThat(
            PmCriteria.metrics(
                ObjectType.Vnf, criteria(null, List.of("VirtualisedComputeResource"), 5, 5)))
        .hasSize(6);
  }

  @Test
  void metric_whenItNamesItsObject_keepsItsName() {
    assertThat(
            PmCriteria.metrics(
                ObjectType.Vnf, criteria(List.of("VCpuUsageMeanVnf.a-vnf"), null, 5, 5)))
        .containsExactly("VCpuUsageMeanVnf.a-vnf");
  }

  @ParameterizedTest
  @CsvSource({
    "Vnf, ByteIncomingVnfExtCp",
    "VnfExtCp, ByteIncomingVnfIntCp",
    "Vnfc, Nonsense",
    "Vnf, ''"
  })
  void unfitMetric_whenAskedFor_isRefusedWithThoseThatFit(ObjectType type, String metric) {
    assertThatThrownBy(() -> PmCriteria.require(type, criteria(List.of(metric), null, 5, 5)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(Measurement.of(type).getFirst().name());
  }

  @ParameterizedTest
  @CsvSource({"7, 14", "10, 15", "60, 90"})
  void unfitPeriods_whenAskedFor_areRefused(int collection, int reporting) {
    assertThatThrownBy(() ->
            PmCriteria.require(
                ObjectType.Vnf, criteria(List.of("VCpuUsageMeanVnf"), null, collection, reporting)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void emptyAndForeignGroup_whenAskedFor_areRefused() {
    assertThatThrownBy(() -> PmCriteria.require(ObjectType.Vnf, criteria(null, null, 5, 5)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() ->
            PmCriteria.require(ObjectType.Vnf, criteria(null, List.of("VnfExternalCp"), 5, 5)))
        .isInstanceOf(Problem.class);
    assertThatCode(() ->
            PmCriteria.require(
                ObjectType.Vnfc, criteria(List.of("VDiskUsagePeakVnf"), null, 300, 900)))
        .doesNotThrowAnyException();
  }

  @Test
  void measurement_withoutData_hasNoValue() {
    assertThat(Measurement.values())
        .allSatisfy(each -> assertThat(each.of(Collected.NOTHING)).isEmpty());
    var usage = new Collected.Usage(4, 100, 50, 200, 90, 0, 0, 0);
    var collected = new Collected(usage, Collected.Traffic.NONE);
    assertThat(Measurement.VCpuUsageMeanVnf.of(collected)).isEqualTo(OptionalDouble.of(25));
    assertThat(Measurement.VMemoryUsagePeakVnf.of(collected)).isEqualTo(OptionalDouble.of(90));
    assertThat(Measurement.VDiskUsageMeanVnf.of(collected)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "false, 79.9, NONE",
    "false, 84.9, NONE",
    "false, 85, UP",
    "true, 90, NONE",
    "true, 75.1, NONE",
    "true, 75, DOWN",
    "false, 10, NONE"
  })
  void threshold_whenValueIsBeyondHysteresis_isCrossed(
      boolean above, double value, Crossing expected) {
    var threshold =
        new Threshold(
            UUID.randomUUID(),
            0,
            ObjectType.Vnf,
            UUID.randomUUID().toString(),
            null,
            new Threshold.Criteria(
                "VCpuUsageMeanVnf", "SIMPLE", new Threshold.SimpleThresholdDetails(80, 5)),
            Set.of());

    assertThat(threshold.crossing(above, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5, SHORT",
    "55, SHORT",
    "60, MINUTE",
    "300, MINUTE",
    "900, QUARTER",
    "3600, QUARTER"
  })
  void period_ofCollection_isTheLongestThatFits(int seconds, Period expected) {
    assertThat(Period.dividing(seconds)).isEqualTo(expected);
  }

  @Test
  void period_beginsAtItsMultiples() {
    assertThat(Period.QUARTER.startOf(Instant.parse("2026-11-25T12:29:59.999Z")))
        .isEqualTo(Instant.parse("2026-11-25T12:15:00Z"));
    assertThat(ReportWriter.presentable(12.34567)).hasToString("12.346");
    assertThat(ReportWriter.presentable(1200)).hasToString("1200");
  }
}
