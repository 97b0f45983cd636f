package org.pawl.vnfm.vnfpm;

import java.time.Instant;

/** The lengths of time in which measurements are kept, all beginning at multiples of themselves. */
enum Period {
  SHORT(5),
  MINUTE(60),
  QUARTER(900);

  private final int seconds;

  Period(int seconds) {
    this.seconds = seconds;
  }

  int seconds() {
    return seconds;
  }

  /** When the period began that a moment is in. */
  Instant startOf(Instant moment) {
    return floor(moment, seconds);
  }

  /** The longest one that a time is a multiple of, so that the fewest rows make it up. */
  static Period dividing(int seconds) {
    if (seconds % QUARTER.seconds == 0) {
      return QUARTER;
    }
    return seconds % MINUTE.seconds == 0 ? MINUTE : SHORT;
  }

  /** The last multiple of so many seconds that is not after a moment. */
  static Instant floor(Instant moment, int seconds) {
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }
}
