package org.pawl.vnfm.dashboard.view;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.dashboard.view.VnfView.Attachment;
import org.pawl.vnfm.dashboard.view.VnfView.ConnectionPoint;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccDetail;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccs;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;

/** Reads VNFs for pages. */
@Component
public class VnfReader {

  private final VnfInstances instances;
  private final VnfLcmOpOccs occurrences;
  private final Operations operations;
  private final Agents agents;
  private final VnfPackages packages;
  private final AlarmReader alarms;
  private final VnfcReader vnfcs;
  private final Clock clock;

  VnfReader(
      VnfInstances instances,
      VnfLcmOpOccs occurrences,
      Operations operations,
      Agents agents,
      VnfPackages packages,
      AlarmReader alarms,
      VnfcReader vnfcs,
      Clock clock) {
    this.instances = instances;
    this.occurrences = occurrences;
    this.operations = operations;
    this.agents = agents;
    this.packages = packages;
    this.alarms = alarms;
    this.vnfcs = vnfcs;
    this.clock = clock;
  }

  /**
   * The VNFs whose name, product or id holds a text, the oldest first.
   *
   * @param page from 0 on
   */
  public Fleet fleet(String search, int page) {
    VnfInstances.Found found = instances.search(search, page, Fleet.SIZE);
    List<UUID> ids = found.part().stream().map(VnfInstanceDetail::id).toList();
    Map<UUID, VnfLcmOpOccDetail> latest =
        occurrences.latest(ids).stream()
            .collect(Collectors.toMap(VnfLcmOpOccDetail::vnfInstanceId, Function.identity()));
    Map<UUID, List<AgentState>> states =
        agents.states(ids).stream().collect(Collectors.groupingBy(AgentState::vnfInstanceId));
    Map<UUID, Long> active = alarms.activeByVnf();
    Set<UUID> troubled = new HashSet<>(active.keySet());
    troubled.addAll(occurrences.waiting());
    return new Fleet(
        found.part().stream()
            .map(vnf ->
                row(
                    vnf,
                    Optional.ofNullable(latest.get(vnf.id())),
                    states.getOrDefault(vnf.id(), List.of()),
                    active))
            .toList(),
        search,
        page,
        found.number(),
        instances.count(),
        instances.count(troubled));
  }

  private FleetRow row(
      VnfInstanceDetail vnf,
      Optional<VnfLcmOpOccDetail> latest,
      List<AgentState> states,
      Map<UUID, Long> active) {
    Optional<VnfLcmOpOccDetail> unfinished =
        latest.filter(operation -> !operation.operationState().isFinal());
    return new FleetRow(
        vnf.id(),
        nameOf(vnf),
        vnf.vnfProductName() + " " + vnf.vnfSoftwareVersion(),
        Conditions.ofVnf(vnf, unfinished, states, clock.instant()),
        latest.map(Operations::head).orElse(null),
        active.getOrDefault(vnf.id(), 0L),
        !vnf.vnfcIds().isEmpty());
  }

  /**
   * One VNF.
   *
   * @param base the address under which the reader reaches this VNFM
   * @throws org.pawl.vnfm.sol.Problem if there is none
   */
  public VnfView vnf(UUID id, String base) {
    VnfInstanceDetail vnf = instances.require(id);
    Optional<VnfLcmOpOccDetail> unfinished = instances.unfinishedOperation(id);
    String url = base + "/vnflcm/v2/vnf_instances/" + id;
    return new VnfView(
        id,
        nameOf(vnf),
        vnf.info().vnfInstanceDescription(),
        vnf.vnfProductName() + " " + vnf.vnfSoftwareVersion(),
        vnf.vnfProvider(),
        vnf.vnfdId(),
        vnf.createdAt(),
        Conditions.ofVnf(vnf, unfinished, agents.states(id), clock.instant()),
        vnf.instantiationState() == InstantiationState.INSTANTIATED,
        unfinished.isEmpty(),
        vnfcs.of(vnf),
        connectionPoints(vnf),
        networks(vnf),
        operations.latest(id).orElse(null),
        alarms.ofVnf(id, nameOf(vnf)),
        portCount(vnf),
        CurlCall.of("read", "read this VNF", "GET", url),
        CurlCall.json(
            "terminate",
            "terminate this VNF",
            "POST",
            url + "/terminate",
            Optional.empty(),
            LifecycleRequests.TERMINATE),
        CurlCall.of("delete", "delete this VNF", "DELETE", url));
  }

  /** A VNF's name; one without is called by the beginning of its id. */
  static String nameOf(VnfInstanceDetail vnf) {
    String name = vnf.info().vnfInstanceName();
    return name == null || name.isBlank() ? "unnamed " + vnf.id().toString().substring(0, 8) : name;
  }

  private List<ConnectionPoint> connectionPoints(VnfInstanceDetail vnf) {
    return packages.byVnfdId(vnf.vnfdId()).stream()
        .flatMap(each -> each.vnfd().flavours().stream().limit(1))
        .map(ConnectionPoint::of)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Attachment> networks(VnfInstanceDetail vnf) {
    InstantiatedVnfInfo info = vnf.instantiatedVnfInfo();
    return info == null
        ? List.of()
        : info.extVirtualLinkInfo().stream()
            .flatMap(link ->
                link.currentVnfExtCpData().stream()
                    .map(cp -> new Attachment(cp.cpdId(), link.resourceHandle().resourceId())))
            .toList();
  }

  private static long portCount(VnfInstanceDetail vnf) {
    InstantiatedVnfInfo info = vnf.instantiatedVnfInfo();
    return info == null
        ? 0
        : info.vnfcResourceInfo().stream().mapToLong(vnfc -> vnfc.vnfcCpInfo().size()).sum();
  }
}
