package org.pawl.vnfm.dashboard.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.StepDetail;

/**
 * One step of an operation.
 *
 * @param took how long it took; null while it runs and before
 */
public record StepView(
    String title,
    Condition condition,
    int attempts,
    @Nullable Instant startedAt,
    @Nullable String took) {

  static StepView of(StepDetail step) {
    return new StepView(
        Wording.title(step.name()),
        Conditions.ofStep(step.state()),
        step.attempts(),
        step.startedAt(),
        step.duration().map(Wording::duration).orElse(null));
  }
}
