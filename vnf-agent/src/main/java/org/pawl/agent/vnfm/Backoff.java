package org.pawl.agent.vnfm;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that double after each failure up to a bound, spread a little so that guests do not knock
 * in step.
 */
final class Backoff {
  private final Duration first;
  private final Duration bound;
  private Duration next;

  Backoff(Duration first, Duration bound) {
    this.first = first;
    this.bound = bound;
    this.next = first;
  }

  /** The wait after one more failure. */
  Duration failed() {
    Duration wait = next;
    next = wait.multipliedBy(2).compareTo(bound) > 0 ? bound : wait.multipliedBy(2);
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1));
  }

  void succeeded() {
    next = first;
  }
}
