package org.pawl.vnfm.vnflcm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of an operation as it is at one moment.
 *
 * @param position counted from 0 in the order of execution
 * @param attempts how often it was begun; more than 1 after a crash or a retry
 */
public record StepDetail(
    int position,
    String name,
    UUID vnfcId,
    StepState state,
    int attempts,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** How long its last try took; empty while it runs. */
  public Optional<Duration> duration() {
    return startedAt == null || finishedAt == null
        ? Optional.empty()
        : Optional.of(Duration.between(startedAt, finishedAt));
  }
}
