package org.pawl.vnfm.vnflcm.instantiate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pawl.vnfm.vnflcm.Change;

/** Decides what brings a deployment into being: desired and actual in, changes out. */
final class InstantiatePlanner {

  private InstantiatePlanner() {}

  /** The changes that make {@code actual}, a part of {@code desired}, whole; in their order. */
  static List<Change> plan(Deployment desired, Deployment actual) {
    var standing =
        actual.vnfcs().stream().collect(Collectors.toMap(Deployment.Vnfc::id, Function.identity()));
    var plan = new ArrayList<Change>();
    for (Deployment.Vnfc vnfc : desired.vnfcs()) {
      var nothing = new Deployment.Vnfc(vnfc.id(), vnfc.vduId(), null, List.of(), null);
      plan.addAll(plan(desired, vnfc, standing.getOrDefault(vnfc.id(), nothing)));
    }
    return List.copyOf(plan);
  }

  private static List<Change> plan(
      Deployment desired, Deployment.Vnfc vnfc, Deployment.Vnfc standing) {
    var plan = new ArrayList<Change>();
    var path = vnfc.configurationPath();
    if (path != null && standing.configurationPath() == null) {
      plan.add(new Change.PrepareAgent(vnfc.id(), vnfc.vduId(), desired.packageId(), path));
    }
    vnfc.ports().stream()
        .filter(port -> !standing.ports().contains(port))
        .sorted(Comparator.comparingInt(Deployment.Port::order))
        .forEach(port -> plan.add(addPort(vnfc, port)));
    var server = vnfc.server();
    if (server != null && standing.server() == null) {
      plan.add(
          new Change.AddServer(
              vnfc.id(),
              vnfc.vduId(),
              server.name(),
              server.image(),
              server.virtualCpus(),
              server.memoryMib()));
    }
    if (!plan.isEmpty()) {
      plan.add(new Change.AwaitServer(vnfc.id()));
      plan.add(new Change.AwaitAgent(vnfc.id()));
    }
    return plan;
  }

  private static Change.AddPort addPort(Deployment.Vnfc vnfc, Deployment.Port port) {
    return new Change.AddPort(
        vnfc.id(),
        vnfc.vduId(),
        port.cpdId(),
        port.order(),
        port.role(),
        port.networkId(),
        port.extCpdId(),
        port.extVirtualLinkId(),
        port.cpConfigId());
  }
}
