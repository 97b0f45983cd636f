package org.pawl.vnfm.dashboard.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.OperationState;
import org.pawl.vnfm.vnflcm.StepState;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccDetail;

/** Decides in what condition things are, for the reader of a page. */
final class Conditions {

  private static final Duration SILENT_AFTER = Duration.ofSeconds(3);

  private Conditions() {}

  /**
   * A VNF: what is being done to it counts first, then its worst VNFC.
   *
   * @param unfinished the operation that has not ended
   * @param agents what is known of its agents
   */
  static Condition ofVnf(
      VnfInstanceDetail vnf,
      Optional<VnfLcmOpOccDetail> unfinished,
      List<AgentState> agents,
      Instant now) {
    if (unfinished.isPresent()) {
      return ofUnfinished(unfinished.get());
    }
    if (vnf.instantiationState() == InstantiationState.NOT_INSTANTIATED) {
      return new Condition(
          Tone.IDLE,
          vnf.instantiationState().name(),
          "No server stands behind this VNF. Instantiate it to let packets pass.");
    }
    return agents.stream()
        .map(agent -> ofAgent(agent, now))
        .max((a, b) -> Integer.compare(weight(a), weight(b)))
        .orElse(
            new Condition(
                Tone.BAD, "NO AGENT", "It is instantiated, but no agent of it is known."));
  }

  private static Condition ofUnfinished(VnfLcmOpOccDetail operation) {
    return switch (operation.operationState()) {
      case STARTING, PROCESSING ->
          new Condition(
              Tone.BUSY,
              doing(operation.operation()),
              "The operation is under way; its steps are listed under Operations.");
      case ROLLING_BACK ->
          new Condition(
              Tone.BUSY, "ROLLING BACK", "What the failed operation made is being removed.");
      case FAILED_TEMP ->
          new Condition(
              Tone.BAD,
              "FAILED_TEMP",
              Wording.title(operation.operation().name())
                  + " failed and waits for a decision: retry it, roll it back, or mark it as"
                  + " failed, under Operations.");
      case COMPLETED, FAILED, ROLLED_BACK -> ofOperation(operation);
    };
  }

  private static String doing(LcmOperationType type) {
    return switch (type) {
      case INSTANTIATE -> "INSTANTIATING";
      case TERMINATE -> "TERMINATING";
      case SCALE, SCALE_TO_LEVEL -> "SCALING";
      case HEAL -> "HEALING";
      case OPERATE -> "SWITCHING";
      case CREATE_SNAPSHOT -> "KEEPING A SNAPSHOT";
      case REVERT_TO_SNAPSHOT -> "REVERTING";
      case CHANGE_FLAVOUR, CHANGE_EXT_CONN, CHANGE_VNFPKG, MODIFY_INFO -> "CHANGING";
    };
  }

  /** One VNFC, by what its agent said last. */
  static Condition ofAgent(AgentState agent, Instant now) {
    Instant heartbeat = agent.lastHeartbeat();
    FunctionState state = agent.state();
    if (heartbeat == null || state == null) {
      return agent.enrolled()
          ? new Condition(Tone.BUSY, "STARTING", "Enrolled; its first report is awaited.")
          : new Condition(Tone.BUSY, "BOOTING", "The guest has not enrolled yet.");
    }
    Duration silence = Duration.between(heartbeat, now);
    if (silence.compareTo(SILENT_AFTER) > 0) {
      return new Condition(
          Tone.BAD,
          "SILENT",
          "No report for "
              + Wording.duration(silence)
              + ". Look at the console log; the server's supervisor restarts an agent that died.");
    }
    return switch (state) {
      case STARTING -> new Condition(Tone.BUSY, "STARTING", "The agent has no configuration yet.");
      case STOPPED ->
          new Condition(Tone.WARNING, "STOPPED", "A configuration is installed and stopped.");
      case FAILED ->
          new Condition(
              Tone.BAD,
              "FAILED",
              "The engine runs no configuration"
                  + (agent.lastError() == null ? "." : ": " + agent.lastError()));
      case RUNNING ->
          agent.runsAsDesired()
              ? new Condition(Tone.GOOD, "RUNNING", "Reports each second, and runs what it shall.")
              : new Condition(
                  Tone.WARNING,
                  "RUNNING",
                  "It runs version %s and shall run version %s; it pulls that one."
                      .formatted(agent.configurationVersion(), agent.desiredVersion()));
    };
  }

  private static int weight(Condition condition) {
    return switch (condition.tone()) {
      case GOOD -> 0;
      case IDLE -> 1;
      case BUSY -> 2;
      case WARNING -> 3;
      case BAD -> 4;
    };
  }

  static Condition ofOperation(VnfLcmOpOccDetail operation) {
    OperationState state = operation.operationState();
    return switch (state) {
      case STARTING -> new Condition(Tone.BUSY, state.name(), "Planned and granted next.");
      case PROCESSING -> new Condition(Tone.BUSY, state.name(), "Its steps are being carried out.");
      case ROLLING_BACK -> new Condition(Tone.BUSY, state.name(), "Its steps are being undone.");
      case COMPLETED -> new Condition(Tone.GOOD, state.name(), "All steps are done.");
      case FAILED_TEMP -> new Condition(Tone.BAD, state.name(), "Waits for a decision.");
      case FAILED -> new Condition(Tone.BAD, state.name(), "Was given up.");
      case ROLLED_BACK -> new Condition(Tone.WARNING, state.name(), "What it made was removed.");
    };
  }

  /** A step; what stands before the step that failed is not to blame. */
  static Condition ofStep(StepState state) {
    return switch (state) {
      case PLANNED -> new Condition(Tone.IDLE, "planned", "Not begun.");
      case STARTED -> new Condition(Tone.BUSY, "under way", "Being carried out.");
      case DONE -> new Condition(Tone.GOOD, "done", "Done.");
      case FAILED -> new Condition(Tone.BAD, "failed", "Failed.");
      case COMPENSATING -> new Condition(Tone.BUSY, "being undone", "Being undone.");
      case COMPENSATED -> new Condition(Tone.IDLE, "undone", "Undone.");
    };
  }
}
