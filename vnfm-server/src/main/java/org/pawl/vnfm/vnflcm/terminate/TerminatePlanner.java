package org.pawl.vnfm.vnflcm.terminate;

import java.util.ArrayList;
import java.util.List;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.deployment.DeploymentPlanner;

/** Decides what takes away all that stands behind an instance: inventory in, changes out. */
final class TerminatePlanner {

  private TerminatePlanner() {}

  /**
   * What removes everything that operations may have made, the newest first; what was cut short is
   * removed too, for nobody knows how far it came. Nothing of it can be undone.
   */
  static List<Change> plan(Inventory actual, TerminateVnfRequest request) {
    var plan = new ArrayList<Change>();
    if (request.terminationType() == TerminateVnfRequest.TerminationType.GRACEFUL) {
      actual.vnfcs().stream()
          .filter(vnfc -> vnfc.server().isPresent())
          .map(vnfc -> new Change.StopFunction(vnfc.id(), request.gracefulTerminationTimeout()))
          .forEach(plan::add);
    }
    for (var vnfc : actual.vnfcs().reversed()) {
      DeploymentPlanner.removalOfServers(vnfc, false).ifPresent(plan::add);
      vnfc.allPorts().reversed().stream()
          .map(port -> port.change().cpdId())
          .distinct()
          .forEach(
              cpdId -> DeploymentPlanner.removalOfPorts(vnfc, cpdId, false).ifPresent(plan::add));
      if (vnfc.agent() != null) {
        plan.add(new Change.ForgetAgent(vnfc.id(), null));
      }
    }
    return List.copyOf(plan);
  }
}
