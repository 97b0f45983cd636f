package org.pawl.vnfm.vnflcm.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfo;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfo.VnfcSnapshot;
import org.pawl.vnfm.vnflcm.deployment.Deployment;
import org.pawl.vnfm.vnflcm.deployment.DeploymentPlanner;

/**
 * Decides what makes a VNF what it was: each VNFC gets a server with the disk that it had, on the
 * ports that it has, and the configuration that it ran. A VNFC that has gone since is made again
 * under another identifier; one that has come since goes.
 */
final class RevertPlanner {

  private final VnfSnapshotInfo snapshot;
  private final Map<UUID, VnfcSnapshot> chosen = new LinkedHashMap<>();

  private RevertPlanner(VnfSnapshotInfo snapshot) {
    this.snapshot = snapshot;
  }

  static List<Change> plan(Deployment desired, Inventory actual, VnfSnapshotInfo snapshot) {
    return new RevertPlanner(snapshot).plan(desired, actual);
  }

  /** What stands, those VNFCs first that the snapshot knows: they are kept before others. */
  static Inventory knownFirst(Inventory actual, VnfSnapshotInfo snapshot) {
    return new Inventory(
        actual.vnfcs().stream()
            .sorted(Comparator.comparing(vnfc -> snapshot.vnfcSnapshot(vnfc.id()).isEmpty()))
            .toList());
  }

  private List<Change> plan(Deployment desired, Inventory actual) {
    choose(desired);
    var renewed = desired.vnfcs().stream().map(Deployment.Vnfc::id).collect(Collectors.toSet());
    var plan = new ArrayList<Change>();
    var configured = new HashSet<UUID>();
    for (var change : DeploymentPlanner.plan(desired, actual, renewed)) {
      var kept = Optional.ofNullable(chosen.get(change.vnfcId()));
      var isGiven =
          change instanceof Change.PrepareAgent || change instanceof Change.AssignConfiguration;
      if (isGiven) {
        plan.add(change);
      }
      if (kept.isPresent() && configured.add(change.vnfcId())) {
        plan.add(
            new Change.RevertConfiguration(change.vnfcId(), snapshot.id(), kept.get().vnfcId()));
      }
      if (!isGiven) {
        plan.add(kept.isPresent() ? withDisk(change, kept.get()) : change);
      }
    }
    return plan;
  }

  /** Each VNFC takes its own snapshot, then those that have none one of the same VDU's. */
  private void choose(Deployment desired) {
    desired
        .vnfcs()
        .forEach(
            vnfc -> snapshot.vnfcSnapshot(vnfc.id()).ifPresent(own -> chosen.put(vnfc.id(), own)));
    for (var vnfc : desired.vnfcs()) {
      snapshot.vnfcSnapshots().stream()
          .filter(each -> each.vduId().equals(vnfc.vduId()) && !chosen.containsValue(each))
          .findFirst()
          .ifPresent(free -> chosen.putIfAbsent(vnfc.id(), free));
    }
  }

  private static Change withDisk(Change change, VnfcSnapshot kept) {
    var taken = kept.taken();
    return change instanceof Change.AddServer server && taken != null
        ? server.withDiskOf(taken.snapshotId())
        : change;
  }
}
