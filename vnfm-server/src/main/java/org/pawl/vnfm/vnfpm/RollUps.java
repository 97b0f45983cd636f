package org.pawl.vnfm.vnfpm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes long periods out of short ones when they are over, and removes what is too old. Every VNFM
 * does; the result is the same.
 */
@Component
class RollUps {

  /** Periods that were over while no VNFM ran are made up for, so far back. */
  private static final int MADE_UP = 3;

  private final MeasurementRows rows;
  private final MeasurementProperties properties;
  private final Clock clock;
  private Instant minutesUntil = Instant.EPOCH;
  private Instant quartersUntil = Instant.EPOCH;

  RollUps(MeasurementRows rows, MeasurementProperties properties, Clock clock) {
    this.rows = rows;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    look(clock.instant());
  }

  synchronized void look(Instant now) {
    var settled = now.minus(properties.settlingTime());
    minutesUntil = rollUp(Period.SHORT, Period.MINUTE, minutesUntil, settled);
    quartersUntil = rollUp(Period.MINUTE, Period.QUARTER, quartersUntil, settled);
  }

  private Instant rollUp(Period of, Period into, Instant done, Instant settled) {
    var until = into.startOf(settled);
    if (!until.equals(done)) {
      rows.rollUp(
          of, into, until.minus(Duration.ofSeconds((long) MADE_UP * into.seconds())), until);
    }
    return until;
  }

  @Scheduled(fixedDelayString = "PT5M")
  void forget() {
    for (var period : Period.values()) {
      rows.removeBefore(period, clock.instant().minus(properties.retention(period)));
    }
  }
}
