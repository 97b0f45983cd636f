package org.pawl.vnfm.vnfpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.agent.PortCounters;
import org.pawl.vnfm.vnfpm.Collected.Traffic;

class CourseTest {

  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final UUID BOOT = UUID.randomUUID();

  final Course course = new Course(UUID.randomUUID());

  private static AgentReport report(
      UUID boot, int second, long packets, double busy, @Nullable Long diskAvailable) {
    var at = START.plusSeconds(second);
    var port =
        new PortCounters("in", packets, packets * 100, packets / 2, packets * 50, packets / 10, 0);
    return new AgentReport(
        boot,
        second + 1,
        at,
        at,
        FunctionState.RUNNING,
        1L,
        List.of(port),
        0,
        0,
        busy,
        0,
        1000,
        250,
        null,
        diskAvailable == null ? null : 400L,
        diskAvailable);
  }

  private List<Course.Sum> taken(int second) {
    return course.endedBefore(START.plusSeconds(second));
  }

  private static Traffic in(Course.Sum sum) {
    return Objects.requireNonNull(sum.traffic().get("in"), "there was traffic");
  }

  @Test
  void reports_ofOnePeriod_areSummedUp() {
    course.add(report(BOOT, 0, 1000, 0.25, 100L));
    course.add(report(BOOT, 1, 1010, 0.75, null));
    course.add(report(BOOT, 4, 1100, 0.5, 300L));
    course.add(report(BOOT, 5, 1200, 0, null));

    assertThat(taken(4)).isEmpty();
    assertThat(taken(5))
        .singleElement()
        .satisfies(sum -> {
          assertThat(sum.start()).isEqualTo(START);
          assertThat(sum.usage())
              .isEqualTo(new Collected.Usage(3, 150, 75, 225, 75, 2, 75 + 25, 75));
          assertThat(sum.traffic())
              .containsExactly(
                  java.util.Map.entry("in", new Traffic(2, 100, 10_000, 50, 5_000, 10, 0)));
        });
    assertThat(taken(5)).as("each once").isEmpty();
    assertThat(taken(10))
        .singleElement()
        .satisfies(sum -> assertThat(in(sum).rxPackets()).isEqualTo(100));
  }

  @Test
  void firstReport_ofARunningAgent_countsNothing() {
    course.add(report(BOOT, 0, 1_000_000, 0, null));

    assertThat(taken(5))
        .singleElement()
        .satisfies(sum -> {
          assertThat(sum.usage().samples()).isEqualTo(1);
          assertThat(sum.traffic()).isEmpty();
        });
  }

  @Test
  void agent_whenItStartedAnew_countsFromZero() {
    course.add(report(BOOT, 0, 1_000_000, 0, null));
    course.add(report(UUID.randomUUID(), 1, 30, 0, null));

    assertThat(in(taken(5).getFirst()).rxPackets()).isEqualTo(30);
  }

  @Test
  void counter_whenItGoesBack_isNotNegative() {
    course.add(report(BOOT, 0, 1000, 0, null));
    course.add(report(BOOT, 1, 10, 0, null));

    assertThat(in(taken(5).getFirst()).rxPackets()).isZero();
  }

  @Test
  void end_takesWhatWasBegun() {
    course.add(report(BOOT, 0, 1, 0, null));

    assertThat(course.all()).hasSize(1);
    assertThat(course.all()).isEmpty();
  }
}
