package org.pawl.vnfm.vnflcm;

import java.util.List;
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

  /** The changes that were made and not undone; null when there are none. */
  static @Nullable ResourceChanges journal(List<JournalledStep> steps) {
    var done = steps.stream().filter(step -> step.state() == StepState.DONE).toList();
    var vnfcs = done.stream().flatMap(ResourceChangesOf::vnfc).toList();
    var ports = done.stream().flatMap(ResourceChangesOf::port).toList();
    if (vnfcs.isEmpty() && ports.isEmpty()) {
      return null;
    }
    return new ResourceChanges()
        .affectedVnfcs(vnfcs.isEmpty() ? null : vnfcs)
        .affectedExtLinkPorts(ports.isEmpty() ? null : ports);
  }

  private static Stream<AffectedVnfc> vnfc(JournalledStep step) {
    if (step.change() instanceof Change.AddServer added
        && step.outcome() instanceof Outcome.ServerMade made) {
      return Stream.of(
          vnfc(added.vnfcId(), added.vduId(), AffectedVnfc.ChangeTypeEnum.ADDED, made.serverId()));
    }
    if (step.change() instanceof Change.RemoveServer removed && removed.serverId() != null) {
      return Stream.of(
          vnfc(
              removed.vnfcId(),
              removed.vduId(),
              AffectedVnfc.ChangeTypeEnum.REMOVED,
              removed.serverId()));
    }
    return Stream.empty();
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
    if (step.change() instanceof Change.AddPort added
        && added.extVirtualLinkId() != null
        && step.outcome() instanceof Outcome.PortMade made) {
      return Stream.of(
          port(
              made.portId(),
              AffectedExtLinkPort.ChangeTypeEnum.ADDED,
              added.vnfcId() + "-ext-" + added.extCpdId()));
    }
    if (step.change() instanceof Change.RemovePort removed
        && removed.portId() != null
        && removed.extCpdId() != null) {
      return Stream.of(
          port(
              removed.portId(),
              AffectedExtLinkPort.ChangeTypeEnum.REMOVED,
              removed.vnfcId() + "-ext-" + removed.extCpdId()));
    }
    return Stream.empty();
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
