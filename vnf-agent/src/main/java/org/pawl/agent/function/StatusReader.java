package org.pawl.agent.function;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.dataplane.EngineCounters;
import org.pawl.agent.model.ClickConfiguration;
import org.pawl.agent.model.Report;

/** Takes the function's pulse: state and counters of one moment, as the VNFM gets them. */
public final class StatusReader {
  private final UUID bootEpoch = UUID.randomUUID();
  private final AtomicLong sequence = new AtomicLong();
  private final ResourceUse resources = new ResourceUse();
  private final Dataplane dataplane;
  private final ClickFunction function;
  private final Clock clock;

  public StatusReader(Dataplane dataplane, ClickFunction function, Clock clock) {
    this.dataplane = dataplane;
    this.function = function;
    this.clock = clock;
  }

  /** The next report; its number is used up. */
  public Report next() {
    return read(sequence.incrementAndGet());
  }

  /** The state now, under the number of the report before. */
  public Report now() {
    return read(sequence.get());
  }

  private Report read(long number) {
    EngineCounters counters = dataplane.counters();
    @Nullable ClickConfiguration configuration = function.configuration();
    return new Report(
        bootEpoch,
        number,
        clock.instant(),
        function.state(counters.state()),
        configuration == null ? null : configuration.version(),
        counters.ports(),
        counters.droppedPackets(),
        resources.cpu(counters),
        resources.memory(),
        resources.disk(),
        function.lastError());
  }
}
