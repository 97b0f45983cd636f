package org.pawl.vnfm.vnflcm.deployment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Inventory;

/**
 * Decides what leads from what stands to what shall stand. New VNFCs come first, then each VNFC
 * that has to change, one after the other, then those that go: at no time more is missing than need
 * be.
 */
public final class DeploymentPlanner {

  private final Deployment desired;
  private final Inventory actual;
  private final Set<UUID> renewed;
  private final List<Change> plan = new ArrayList<>();
  private final List<Change> last = new ArrayList<>();
  private final Set<UUID> taken = new HashSet<>();

  private DeploymentPlanner(Deployment desired, Inventory actual, Set<UUID> renewed) {
    this.desired = desired;
    this.actual = actual;
    this.renewed = renewed;
  }

  /** The changes that make the actual the desired, in their order. */
  public static List<Change> plan(Deployment desired, Inventory actual) {
    return plan(desired, actual, Set.of());
  }

  /**
   * Like {@link #plan(Deployment, Inventory)}.
   *
   * @param renewed VNFCs that get a new server whatever stands
   */
  public static List<Change> plan(Deployment desired, Inventory actual, Set<UUID> renewed) {
    return new DeploymentPlanner(desired, actual, renewed).plan();
  }

  private List<Change> plan() {
    for (Deployment.Vnfc vnfc : desired.vnfcs()) {
      bringAbout(vnfc);
    }
    var wanted = desired.vnfcs().stream().map(Deployment.Vnfc::id).collect(Collectors.toSet());
    actual.vnfcs().reversed().stream()
        .filter(vnfc -> !wanted.contains(vnfc.id()) && taken.add(vnfc.id()))
        .forEach(vnfc -> {
          stopFunction(vnfc);
          remove(vnfc);
        });
    plan.addAll(last);
    return List.copyOf(plan);
  }

  private void bringAbout(Deployment.Vnfc vnfc) {
    var standing = actual.vnfc(vnfc.id());
    var replaced = Optional.ofNullable(vnfc.replaces()).flatMap(actual::vnfc);
    var before = plan.size();
    prepareAgent(vnfc, standing);
    var changedPorts =
        vnfc.ports().stream()
            .filter(port ->
                standing
                    .flatMap(s -> made(s, port.cpdId()))
                    .filter(made -> Deployment.Port.of(made.change()).equals(port))
                    .isEmpty())
            .sorted(Comparator.comparingInt(Deployment.Port::order))
            .toList();
    var goodServer =
        standing
            .flatMap(Inventory.Vnfc::server)
            .filter(server -> Deployment.Server.of(server.change()).equals(vnfc.server()))
            .filter(_ -> changedPorts.isEmpty() && !renewed.contains(vnfc.id()))
            .filter(_ -> plan.size() == before);
    if (goodServer.isPresent()) {
      return;
    }
    standing.ifPresent(s -> {
      removeServers(s);
      changedPorts.forEach(port -> removePorts(s, port.cpdId()));
    });
    changedPorts.forEach(port -> plan.add(addPort(vnfc, port)));
    replaced.ifPresent(this::stopFunction);
    plan.add(addServer(vnfc));
    plan.add(new Change.AwaitServer(vnfc.id()));
    plan.add(new Change.AwaitAgent(vnfc.id()));
    replaced.filter(old -> taken.add(old.id())).ifPresent(this::remove);
  }

  private void prepareAgent(Deployment.Vnfc vnfc, Optional<Inventory.Vnfc> standing) {
    var agent = standing.map(Inventory.Vnfc::agent);
    if (agent.isEmpty()) {
      plan.add(
          new Change.PrepareAgent(
              vnfc.id(),
              vnfc.vduId(),
              vnfc.packageId(),
              vnfc.configurationPath(),
              vnfc.replaces()));
    } else if (!agent.get().packageId().equals(vnfc.packageId())
        || !agent.get().configurationPath().equals(vnfc.configurationPath())) {
      plan.add(
          new Change.AssignConfiguration(vnfc.id(), vnfc.packageId(), vnfc.configurationPath()));
    }
  }

  private static Optional<Inventory.MadePort> made(Inventory.Vnfc vnfc, String cpdId) {
    return vnfc.ports().stream().filter(each -> each.change().cpdId().equals(cpdId)).findFirst();
  }

  private void stopFunction(Inventory.Vnfc vnfc) {
    if (vnfc.server().isPresent()) {
      plan.add(new Change.StopFunction(vnfc.id(), null));
    }
  }

  private void remove(Inventory.Vnfc vnfc) {
    removeServers(vnfc);
    vnfc.allPorts().reversed().stream()
        .map(port -> port.change().cpdId())
        .distinct()
        .forEach(cpdId -> removePorts(vnfc, cpdId));
    var agent = vnfc.agent();
    if (agent != null) {
      last.add(new Change.ForgetAgent(vnfc.id(), agent));
    }
  }

  private void removeServers(Inventory.Vnfc vnfc) {
    removalOfServers(vnfc, true).ifPresent(plan::add);
  }

  private void removePorts(Inventory.Vnfc vnfc, String cpdId) {
    removalOfPorts(vnfc, cpdId, true).ifPresent(plan::add);
  }

  /** One change for all servers that a VNFC has or may have. */
  public static Optional<Change> removalOfServers(Inventory.Vnfc vnfc, boolean undoable) {
    if (vnfc.allServers().isEmpty()) {
      return Optional.empty();
    }
    var known = vnfc.server();
    var first = known.orElse(vnfc.allServers().getFirst());
    return Optional.of(
        new Change.RemoveServer(
            vnfc.id(),
            vnfc.vduId(),
            first.tag(),
            first.serverId(),
            others(vnfc.allServers().stream().map(Inventory.MadeServer::tag).toList(), first.tag()),
            undoable && known.isPresent() ? first.change().withDiskOf(null) : null));
  }

  /** One change for all ports that a connection point has or may have. */
  public static Optional<Change> removalOfPorts(
      Inventory.Vnfc vnfc, String cpdId, boolean undoable) {
    var all = vnfc.allPorts().stream().filter(each -> each.change().cpdId().equals(cpdId)).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var known = made(vnfc, cpdId);
    var first = known.orElse(all.getFirst());
    var change = first.change();
    return Optional.of(
        new Change.RemovePort(
            vnfc.id(),
            cpdId,
            change.extVirtualLinkId() == null ? null : change.extCpdId(),
            first.tag(),
            known.map(port -> port.made().portId()).orElse(null),
            others(all.stream().map(Inventory.MadePort::tag).toList(), first.tag()),
            undoable && known.isPresent() ? change : null));
  }

  private static @Nullable List<Tag> others(List<Tag> all, Tag first) {
    var others = all.stream().filter(tag -> !tag.equals(first)).toList();
    return others.isEmpty() ? null : others;
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

  private static Change.AddServer addServer(Deployment.Vnfc vnfc) {
    var server = vnfc.server();
    return new Change.AddServer(
        vnfc.id(),
        vnfc.vduId(),
        server.name(),
        server.image(),
        server.virtualCpus(),
        server.memoryMib());
  }
}
