package org.pawl.vnfm.vnflcm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.AffectedExtLinkPort;
import org.pawl.vnfm.api.vnflcm.AffectedVnfc;
import org.pawl.vnfm.api.vnflcm.ResourceChanges;
import org.pawl.vnfm.api.vnflcm.ResourceHandle;

/** Tells from a journal what an operation made and removed at the VIM (SOL003 5.5.2.13). */
final class ResourceChangesOf {

  private ResourceChangesOf() {}

  /**
   * The changes that were made and not undone; null when there are none. A VNFC whose server was
   * exchanged is modified, as is one whose server had to be made again when that was undone.
   */
  static @Nullable ResourceChanges journal(List<JournalledStep> steps) {
    var vnfcs = new LinkedHashMap<String, AffectedVnfc>();
    steps.stream()
        .flatMap(ResourceChangesOf::vnfc)
        .forEach(each -> vnfcs.merge(each.getId(), each, ResourceChangesOf::exchanged));
    var ports = steps.stream().flatMap(ResourceChangesOf::port).toList();
    vnfcs.values().forEach(vnfc -> describe(vnfc, steps));
    if (vnfcs.isEmpty() && ports.isEmpty()) {
      return null;
    }
    return new ResourceChanges()
        .affectedVnfcs(vnfcs.isEmpty() ? null : List.copyOf(vnfcs.values()))
        .affectedExtLinkPorts(ports.isEmpty() ? null : ports);
  }

  /** Adds what the journal says besides: the connection points, and the name of the server. */
  private static void describe(AffectedVnfc vnfc, List<JournalledStep> steps) {
    var own =
        steps.stream()
            .filter(step -> step.state() == StepState.DONE)
            .map(JournalledStep::change)
            .filter(change -> change.vnfcId().toString().equals(vnfc.getId()))
            .toList();
    var cpIds = own.stream().flatMap(ResourceChangesOf::cpId).distinct().toList();
    vnfc.affectedVnfcCpIds(cpIds.isEmpty() ? null : cpIds);
    own.stream()
        .flatMap(change ->
            change instanceof Change.AddServer added
                ? Stream.of(added.serverName())
                : Stream.empty())
        .findFirst()
        .ifPresent(name -> vnfc.metadata(Map.of("name", name)));
  }

  private static Stream<String> cpId(Change change) {
    return change instanceof Change.AddPort added
        ? Stream.of(added.vnfcId() + "-" + added.cpdId())
        : change instanceof Change.RemovePort removed
            ? Stream.of(removed.vnfcId() + "-" + removed.cpdId())
            : Stream.empty();
  }

  private static AffectedVnfc exchanged(AffectedVnfc one, AffectedVnfc other) {
    var stays = one.getChangeType() == AffectedVnfc.ChangeTypeEnum.REMOVED ? other : one;
    return new AffectedVnfc()
        .id(stays.getId())
        .vduId(stays.getVduId())
        .changeType(AffectedVnfc.ChangeTypeEnum.MODIFIED)
        .computeResource(stays.getComputeResource());
  }

  private static Stream<AffectedVnfc> vnfc(JournalledStep step) {
    var done = step.state() == StepState.DONE;
    return switch (step.change()) {
      case Change.AddServer added when done && step.outcome() instanceof Outcome.ServerMade made ->
          Stream.of(
              vnfc(
                  added.vnfcId(),
                  added.vduId(),
                  AffectedVnfc.ChangeTypeEnum.ADDED,
                  made.serverId()));
      case Change.RemoveServer removed when done && removed.serverId() != null ->
          Stream.of(
              vnfc(
                  removed.vnfcId(),
                  removed.vduId(),
                  AffectedVnfc.ChangeTypeEnum.REMOVED,
                  removed.serverId()));
      case Change.RemoveServer removed
          when step.state() == StepState.COMPENSATED
              && step.outcome() instanceof Outcome.ServerMade made
              && !made.serverId().equals(removed.serverId()) ->
          Stream.of(
              vnfc(
                  removed.vnfcId(),
                  removed.vduId(),
                  AffectedVnfc.ChangeTypeEnum.MODIFIED,
                  made.serverId()));
      case Change.StartServer started when done ->
          Stream.of(
              vnfc(
                  started.vnfcId(),
                  started.vduId(),
                  AffectedVnfc.ChangeTypeEnum.MODIFIED,
                  started.serverId()));
      case Change.StopServer stopped when done ->
          Stream.of(
              vnfc(
                  stopped.vnfcId(),
                  stopped.vduId(),
                  AffectedVnfc.ChangeTypeEnum.MODIFIED,
                  stopped.serverId()));
      case Change.AddServer _,
          Change.RemoveServer _,
          Change.StartServer _,
          Change.StopServer _,
          Change.PrepareAgent _,
          Change.AddPort _,
          Change.AwaitServer _,
          Change.AwaitAgent _,
          Change.StopFunction _,
          Change.RemovePort _,
          Change.ForgetAgent _,
          Change.StartFunction _,
          Change.AssignConfiguration _,
          Change.TakeSnapshot _,
          Change.RevertConfiguration _ ->
          Stream.empty();
    };
  }

  private static AffectedVnfc vnfc(
      UUID vnfcId, String vduId, AffectedVnfc.ChangeTypeEnum changeType, String serverId) {
    return new AffectedVnfc()
        .id(vnfcId.toString())
        .vduId(vduId)
        .changeType(changeType)
        .computeResource(handle(serverId, "server"));
  }

  private static Stream<AffectedExtLinkPort> port(JournalledStep step) {
    var done = step.state() == StepState.DONE;
    return switch (step.change()) {
      case Change.AddPort added
          when done
              && added.extVirtualLinkId() != null
              && step.outcome() instanceof Outcome.PortMade made ->
          Stream.of(
              port(
                  made.portId(),
                  AffectedExtLinkPort.ChangeTypeEnum.ADDED,
                  added.vnfcId() + "-ext-" + added.extCpdId()));
      case Change.RemovePort removed
          when done && removed.portId() != null && removed.extCpdId() != null ->
          Stream.of(
              port(
                  removed.portId(),
                  AffectedExtLinkPort.ChangeTypeEnum.REMOVED,
                  removed.vnfcId() + "-ext-" + removed.extCpdId()));
      case Change.AddPort _,
          Change.RemovePort _,
          Change.PrepareAgent _,
          Change.AddServer _,
          Change.AwaitServer _,
          Change.AwaitAgent _,
          Change.StopFunction _,
          Change.RemoveServer _,
          Change.ForgetAgent _,
          Change.StartServer _,
          Change.StopServer _,
          Change.StartFunction _,
          Change.AssignConfiguration _,
          Change.TakeSnapshot _,
          Change.RevertConfiguration _ ->
          Stream.empty();
    };
  }

  private static AffectedExtLinkPort port(
      String portId, AffectedExtLinkPort.ChangeTypeEnum changeType, String extCpId) {
    return new AffectedExtLinkPort()
        .id(portId)
        .changeType(changeType)
        .extCpInstanceId(extCpId)
        .resourceHandle(handle(portId, "port"));
  }

  private static ResourceHandle handle(String id, String type) {
    return new ResourceHandle().resourceId(id).vimLevelResourceType(type);
  }
}
