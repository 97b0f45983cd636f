package org.pawl.vnfm.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.agent.PortCounters;

class RatesTest {

  private static final UUID VNF = UUID.randomUUID();
  private static final UUID VNFC = UUID.randomUUID();
  private static final UUID BOOT = UUID.randomUUID();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void twoReports_whenCompared_giveRatesPerSecondOfTheGuestsClock() {
    AgentReport before = report(BOOT, 0, new PortCounters("in", 100, 6_400, 10, 640, 1, 2), 5);
    AgentReport after =
        report(BOOT, 2_000, new PortCounters("in", 300, 19_200, 20, 1_280, 4, 3), 25);

    Rates rates = Rates.between(VNF, VNFC, before, after).orElseThrow();

    assertThat(rates.ports()).containsExactly(new PortRate("in", 100, 5, 51_200, 2_560, 2));
    assertThat(rates.drops()).isEqualTo(10);
    assertThat(rates.time()).isEqualTo(START.getEpochSecond() + 2.0);
  }

  @Test
  void newProcess_whenItReports_hasNoRateYet() {
    AgentReport before = report(BOOT, 0, new PortCounters("in", 100, 0, 0, 0, 0, 0), 0);
    AgentReport after =
        report(UUID.randomUUID(), 1_000, new PortCounters("in", 3, 0, 0, 0, 0, 0), 0);

    assertThat(Rates.between(VNF, VNFC, before, after)).isEmpty();
  }

  @Test
  void guestsClock_whenItDidNotMoveOn_givesNoRate() {
    AgentReport report = report(BOOT, 0, new PortCounters("in", 100, 0, 0, 0, 0, 0), 0);

    assertThat(Rates.between(VNF, VNFC, report, report)).isEmpty();
  }

  @Test
  void history_whenAProcessDiedInIt_hasRatesOnBothSides() {
    UUID second = UUID.randomUUID();
    List<AgentReport> reports =
        List.of(
            report(BOOT, 0, new PortCounters("in", 0, 0, 0, 0, 0, 0), 0),
            report(BOOT, 1_000, new PortCounters("in", 7, 0, 0, 0, 0, 0), 0),
            report(second, 3_000, new PortCounters("in", 1, 0, 0, 0, 0, 0), 0),
            report(second, 4_000, new PortCounters("in", 10, 0, 0, 0, 0, 0), 0));

    assertThat(Rates.along(VNF, VNFC, reports))
        .extracting(rates -> rates.ports().getFirst().rx())
        .containsExactly(7.0, 9.0);
  }

  private static AgentReport report(UUID boot, long millis, PortCounters port, long dropped) {
    Instant at = START.plusMillis(millis);
    return new AgentReport(
        boot,
        1,
        at,
        at,
        FunctionState.RUNNING,
        1L,
        List.of(port),
        dropped,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        null);
  }
}
