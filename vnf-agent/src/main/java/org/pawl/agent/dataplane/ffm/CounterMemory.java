package org.pawl.agent.dataplane.ffm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.pawl.agent.dataplane.EngineCounters;
import org.pawl.agent.dataplane.EngineState;
import org.pawl.agent.model.PortCounters;

/**
 * Reads {@code struct click_counters} where the engine writes it; every field is one aligned load.
 */
final class CounterMemory {
  static final long SIZE = 3200;

  private static final long STATE = 8;
  private static final long PORT_COUNT = 12;
  private static final long WORKER_COUNT = 16;
  private static final long CYCLES_PER_SECOND = 40;
  private static final long CONTROL_DROPPED_PACKETS = 56;
  private static final long PORTS = 128;
  private static final long PORT_SIZE = 128;
  private static final int MAX_PORTS = 16;
  private static final long WORKERS = PORTS + MAX_PORTS * PORT_SIZE;
  private static final long WORKER_SIZE = 64;
  private static final int MAX_WORKERS = 16;

  private final MemorySegment memory;

  CounterMemory(MemorySegment memory) {
    this.memory = memory;
  }

  EngineState state() {
    int state = memory.get(JAVA_INT, STATE);
    return switch (state) {
      case 0 -> EngineState.NEW;
      case 1 -> EngineState.EMPTY;
      case 2 -> EngineState.HALTED;
      case 3 -> EngineState.RUNNING;
      case 4 -> EngineState.STOPPED;
      case 5 -> EngineState.FINISHED;
      default -> throw new IllegalStateException("the engine has no state " + state);
    };
  }

  EngineCounters read() {
    long dropped = memory.get(JAVA_LONG, CONTROL_DROPPED_PACKETS);
    long busyCycles = 0;
    int workers = Math.min(memory.get(JAVA_INT, WORKER_COUNT), MAX_WORKERS);
    for (int i = 0; i < workers; i++) {
      long worker = WORKERS + i * WORKER_SIZE;
      busyCycles += memory.get(JAVA_LONG, worker + 16);
      dropped += memory.get(JAVA_LONG, worker + 32);
    }
    return new EngineCounters(
        state(), ports(), workers, dropped, busyCycles, memory.get(JAVA_LONG, CYCLES_PER_SECOND));
  }

  private List<PortCounters> ports() {
    List<PortCounters> ports = new ArrayList<>();
    int count = Math.min(memory.get(JAVA_INT, PORT_COUNT), MAX_PORTS);
    for (int i = 0; i < count; i++) {
      MemorySegment port = memory.asSlice(PORTS + i * PORT_SIZE, PORT_SIZE);
      ports.add(
          new PortCounters(
              port.asSlice(0, 32).getString(0),
              port.get(JAVA_LONG, 32),
              port.get(JAVA_LONG, 40),
              port.get(JAVA_LONG, 56),
              port.get(JAVA_LONG, 64),
              port.get(JAVA_LONG, 48),
              port.get(JAVA_LONG, 72)));
    }
    return ports;
  }
}
