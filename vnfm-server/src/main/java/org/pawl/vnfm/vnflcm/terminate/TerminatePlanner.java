package org.pawl.vnfm.vnflcm.terminate;

import java.util.ArrayList;
import java.util.List;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.JournalledStep;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Removals;

/** Decides what takes away all that an operation made: its journal in, changes out. */
final class TerminatePlanner {

  private TerminatePlanner() {}

  /**
   * What removes everything that the operation of {@code occurrenceId} may have made, its last step
   * first; steps that were cut short are removed too, for nobody knows how far they came.
   */
  static List<Change> plan(
      String occurrenceId,
      String vnfInstanceId,
      List<JournalledStep> made,
      TerminateVnfRequest request) {
    var acted = made.stream().filter(step -> step.state().mayHaveActed()).toList();
    var plan = new ArrayList<Change>();
    if (request.terminationType() == TerminateVnfRequest.TerminationType.GRACEFUL) {
      acted.stream()
          .filter(step -> step.outcome() instanceof Outcome.ServerMade)
          .map(step ->
              new Change.StopFunction(step.change().vnfcId(), request.gracefulTerminationTimeout()))
          .forEach(plan::add);
    }
    for (JournalledStep step : acted.reversed()) {
      if (step.change() instanceof Change.Addition addition) {
        var tag =
            new Tag(occurrenceId, addition.stepName(), vnfInstanceId, addition.vnfcId().toString());
        plan.addAll(Removals.of(addition, tag, step.outcome()));
      }
    }
    return List.copyOf(plan);
  }
}
