package org.pawl.vnfm.dashboard.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation occurrence with its steps.
 *
 * @param finishedAt null while it runs
 * @param took how long it took; null while it runs
 * @param failure what stopped it; null when nothing did
 * @param decisions what can be done about it now
 */
public record OperationView(
    UUID id,
    UUID vnf,
    String title,
    Condition condition,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String took,
    @Nullable Failure failure,
    List<StepView> steps,
    List<Decision> decisions) {

  public OperationView {
    steps = List.copyOf(steps);
    decisions = List.copyOf(decisions);
  }

  /** Whether the reader should see its steps at once. */
  public boolean needsEyes() {
    return switch (condition.tone()) {
      case BUSY, BAD, WARNING -> true;
      case GOOD, IDLE -> false;
    };
  }
}
