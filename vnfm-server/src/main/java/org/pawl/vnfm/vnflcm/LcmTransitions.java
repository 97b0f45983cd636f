package org.pawl.vnfm.vnflcm;

import static org.pawl.vnfm.vnflcm.OperationState.COMPLETED;
import static org.pawl.vnfm.vnflcm.OperationState.FAILED_TEMP;
import static org.pawl.vnfm.vnflcm.OperationState.PROCESSING;
import static org.pawl.vnfm.vnflcm.OperationState.ROLLED_BACK;
import static org.pawl.vnfm.vnflcm.OperationState.ROLLING_BACK;
import static org.pawl.vnfm.vnflcm.OperationState.STARTING;

import java.util.List;

/**
 * The one table of legal state changes of an operation occurrence (SOL003 5.6.2.2, figure
 * 5.6.2.2-1).
 */
final class LcmTransitions {

  /** One arrow of the figure. */
  record Transition(OperationState from, OperationEvent event, OperationState to) {}

  /** What the table says about an event in a state. */
  sealed interface Next {}

  /** The event is legal and leads to this state. */
  record Entered(OperationState state) implements Next {}

  /** The event is not legal in this state. */
  record Refused(OperationState state, OperationEvent event) implements Next {}

  static final List<Transition> TABLE =
      List.of(
          on(STARTING, OperationEvent.GRANTED, PROCESSING),
          on(STARTING, OperationEvent.REFUSED, ROLLED_BACK),
          on(STARTING, OperationEvent.FAILED, ROLLED_BACK),
          on(STARTING, OperationEvent.CANCELLED, ROLLED_BACK),
          on(STARTING, OperationEvent.INTERRUPTED, ROLLED_BACK),
          on(PROCESSING, OperationEvent.SUCCEEDED, COMPLETED),
          on(PROCESSING, OperationEvent.FAILED, FAILED_TEMP),
          on(PROCESSING, OperationEvent.CANCELLED, FAILED_TEMP),
          on(PROCESSING, OperationEvent.INTERRUPTED, FAILED_TEMP),
          on(FAILED_TEMP, OperationEvent.RETRY, PROCESSING),
          on(FAILED_TEMP, OperationEvent.ROLLBACK, ROLLING_BACK),
          on(FAILED_TEMP, OperationEvent.FAIL, OperationState.FAILED),
          on(ROLLING_BACK, OperationEvent.SUCCEEDED, ROLLED_BACK),
          on(ROLLING_BACK, OperationEvent.FAILED, FAILED_TEMP),
          on(ROLLING_BACK, OperationEvent.CANCELLED, FAILED_TEMP),
          on(ROLLING_BACK, OperationEvent.INTERRUPTED, FAILED_TEMP));

  private LcmTransitions() {}

  static Next next(OperationState state, OperationEvent event) {
    for (Transition transition : TABLE) {
      if (transition.from() == state && transition.event() == event) {
        return new Entered(transition.to());
      }
    }
    return new Refused(state, event);
  }

  static boolean allows(OperationState state, OperationEvent event) {
    return next(state, event) instanceof Entered;
  }

  /** The table as a PlantUML state diagram. */
  static String toPlantUml() {
    var uml = new StringBuilder("@startuml\ntitle Operation occurrence\n\n[*] --> STARTING\n");
    uml.append("[*] --> PROCESSING: MODIFY_INFO\n");
    for (Transition each : TABLE) {
      uml.append("%s --> %s: %s\n".formatted(each.from(), each.to(), each.event()));
    }
    for (OperationState state : OperationState.values()) {
      if (state.isFinal()) {
        uml.append(state).append(" --> [*]\n");
      }
    }
    return uml.append("@enduml\n").toString();
  }

  private static Transition on(OperationState from, OperationEvent event, OperationState to) {
    return new Transition(from, event, to);
  }
}
