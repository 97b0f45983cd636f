package org.pawl.agent.dataplane;

import java.util.List;
import org.pawl.agent.model.PortCounters;

/**
 * The engine's counters at one moment; they grow for the life of the process.
 *
 * @param busyCycles time-stamp counter cycles that the workers were busy, summed over the workers
 * @param cyclesPerSecond the rate of that counter; 0 while the engine is not started
 */
public record EngineCounters(
    EngineState state,
    List<PortCounters> ports,
    int workers,
    long droppedPackets,
    long busyCycles,
    long cyclesPerSecond) {

  public EngineCounters {
    ports = List.copyOf(ports);
  }
}
