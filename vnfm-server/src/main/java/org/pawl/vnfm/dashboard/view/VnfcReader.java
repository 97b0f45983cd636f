package org.pawl.vnfm.dashboard.view;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfcResourceInfo;
import org.pawl.vnfm.vnflcm.VnfInstanceDetail;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;

/** Reads VNFCs and the state of their agents. */
@Component
class VnfcReader {

  private static final Condition UNKNOWN =
      new Condition(Tone.BAD, "NO AGENT", "The VNFM knows no agent of this VNFC.");

  private final Agents agents;
  private final VnfPackages packages;
  private final Clock clock;

  VnfcReader(Agents agents, VnfPackages packages, Clock clock) {
    this.agents = agents;
    this.packages = packages;
    this.clock = clock;
  }

  List<VnfcView> of(VnfInstanceDetail vnf) {
    InstantiatedVnfInfo info = vnf.instantiatedVnfInfo();
    return info == null
        ? List.of()
        : info.vnfcResourceInfo().stream()
            .map(vnfc -> view(vnfc, ports(vnf.vnfdId(), info.flavourId(), vnfc.vduId())))
            .toList();
  }

  private VnfcView view(VnfcResourceInfo vnfc, List<String> ports) {
    UUID id = UUID.fromString(vnfc.id());
    Optional<AgentState> agent = agents.state(id);
    return new VnfcView(
        id,
        vnfc.vduId(),
        agent.map(state -> Conditions.ofAgent(state, clock.instant())).orElse(UNKNOWN),
        ports,
        agent.map(VnfcReader::versions).orElse("none"),
        agent.map(AgentState::lastHeartbeat).orElse(null),
        latest(id).map(report -> Wording.bytes(report.residentBytes())).orElse(null),
        vnfc.computeResource().resourceId(),
        agent.map(AgentState::lastError).orElse(null));
  }

  private Optional<AgentReport> latest(UUID vnfc) {
    List<AgentReport> reports = agents.recentReports(vnfc);
    return reports.isEmpty() ? Optional.empty() : Optional.of(reports.getLast());
  }

  private static String versions(AgentState agent) {
    if (agent.configurationVersion() == null) {
      return agent.desiredVersion() == null
          ? "none"
          : "version " + agent.desiredVersion() + ", not running yet";
    }
    return agent.configurationVersion().equals(agent.desiredVersion())
        ? "version " + agent.configurationVersion()
        : "version " + agent.configurationVersion() + ", changing to " + agent.desiredVersion();
  }

  private List<String> ports(String vnfdId, String flavourId, String vduId) {
    return packages
        .byVnfdId(vnfdId)
        .flatMap(each -> each.vnfd().flavour(flavourId))
        .flatMap(flavour -> flavour.vdu(vduId))
        .map(vdu ->
            vdu.cpds().stream()
                .filter(cpd -> cpd.role() != CpRole.MANAGEMENT)
                .map(cpd -> cpd.role().portName())
                .toList())
        .orElse(List.of());
  }
}
