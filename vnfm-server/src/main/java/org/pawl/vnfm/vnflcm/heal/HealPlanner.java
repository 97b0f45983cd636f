package org.pawl.vnfm.vnflcm.heal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.deployment.Deployment;
import org.pawl.vnfm.vnflcm.deployment.DeploymentPlanner;

/**
 * Decides what heals VNFCs, one after the other. A VNFC keeps its ports, and so its addresses; then
 * the old server goes before the new one comes, for a port has one server. When nothing is kept,
 * the new server stands on ports of its own before the old one goes.
 */
final class HealPlanner {

  private HealPlanner() {}

  /**
   * The changes that heal.
   *
   * @param healed the VNFCs to heal; none for the whole VNF, with all that is missing or too much
   * @param instead the VNFC that takes the place of one of which nothing is kept
   */
  static List<Change> plan(
      Deployment desired,
      Inventory actual,
      Set<UUID> healed,
      boolean all,
      UnaryOperator<Deployment.Vnfc> instead) {
    var chosen =
        desired.vnfcs().stream()
            .filter(vnfc -> healed.isEmpty() || healed.contains(vnfc.id()))
            .map(vnfc -> all && actual.vnfc(vnfc.id()).isPresent() ? instead.apply(vnfc) : vnfc)
            .toList();
    var looked =
        actual.vnfcs().stream()
            .filter(vnfc -> healed.isEmpty() || healed.contains(vnfc.id()))
            .toList();
    return DeploymentPlanner.plan(
        new Deployment(chosen),
        new Inventory(looked),
        chosen.stream().map(Deployment.Vnfc::id).collect(Collectors.toSet()));
  }
}
