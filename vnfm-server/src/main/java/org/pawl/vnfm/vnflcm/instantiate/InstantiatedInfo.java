package org.pawl.vnfm.vnflcm.instantiate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.CpProtocolInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ExtLinkPortInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ExtVirtualLinkInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.IpAddresses;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.IpOverEthernetAddressInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ResourceHandle;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfExtCpInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfcCpInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfcResourceInfo;
import org.pawl.vnfm.vnflcm.JournalledStep;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.VnfOperationalState;

/** Tells from request and journal what stands behind an instance (SOL003 5.5.2.2). */
final class InstantiatedInfo {

  private final InstantiateVnfRequest request;
  private final List<MadePort> ports;

  private InstantiatedInfo(InstantiateVnfRequest request, List<JournalledStep> steps) {
    this.request = request;
    this.ports = MadePort.of(steps);
  }

  static InstantiatedVnfInfo of(
      InstantiateVnfRequest request, List<JournalledStep> steps, VnfOperationalState state) {
    var made = new InstantiatedInfo(request, steps);
    return new InstantiatedVnfInfo(
        request.flavourId(),
        state,
        made.ports.stream().flatMap(made::extCp).toList(),
        request.extVirtualLinks().stream().map(made::extVirtualLink).toList(),
        request.localizationLanguage(),
        steps.stream().flatMap(made::vnfc).toList());
  }

  private Stream<VnfcResourceInfo> vnfc(JournalledStep step) {
    if (!(step.change() instanceof Change.AddServer change
        && step.outcome() instanceof Outcome.ServerMade server)) {
      return Stream.empty();
    }
    return Stream.of(
        new VnfcResourceInfo(
            change.vnfcId().toString(),
            change.vduId(),
            new ResourceHandle(null, server.serverId(), "server"),
            ports.stream()
                .filter(port -> port.change().vnfcId().equals(change.vnfcId()))
                .map(this::vnfcCp)
                .toList(),
            Map.of("name", change.serverName())));
  }

  private VnfcCpInfo vnfcCp(MadePort port) {
    return new VnfcCpInfo(
        port.cpId(), port.change().cpdId(), port.extCpId().orElse(null), List.of(addresses(port)));
  }

  private Stream<VnfExtCpInfo> extCp(MadePort port) {
    var extCpdId = port.change().extCpdId();
    if (extCpdId == null) {
      return Stream.empty();
    }
    var cpConfigId = port.change().cpConfigId();
    return Stream.of(
        new VnfExtCpInfo(
            port.extCpId().orElseThrow(),
            extCpdId,
            cpConfigId == null ? extCpdId : cpConfigId,
            List.of(addresses(port)),
            port.change().extVirtualLinkId() == null ? null : port.portId(),
            port.cpId()));
  }

  private ExtVirtualLinkInfo extVirtualLink(ExtVirtualLinkData link) {
    return new ExtVirtualLinkInfo(
        link.id(),
        new ResourceHandle(link.vimConnectionId(), link.resourceId(), "network"),
        ports.stream()
            .filter(port -> link.id().equals(port.change().extVirtualLinkId()))
            .map(port -> linkPort(link, port))
            .toList(),
        link.extCps());
  }

  private static ExtLinkPortInfo linkPort(ExtVirtualLinkData link, MadePort port) {
    return new ExtLinkPortInfo(
        port.portId(),
        new ResourceHandle(link.vimConnectionId(), port.portId(), "port"),
        port.extCpId().orElseThrow());
  }

  private CpProtocolInfo addresses(MadePort port) {
    var addresses = port.addresses().isEmpty() ? named(port) : port.addresses();
    return new CpProtocolInfo(
        "IP_OVER_ETHERNET", new IpOverEthernetAddressInfo(port.macAddress(), split(addresses)));
  }

  /** Where the VIM gives no addresses, the function uses those that the orchestrator named. */
  private List<String> named(MadePort port) {
    return request.extVirtualLinks().stream()
        .flatMap(link -> link.extCps().stream())
        .filter(cp -> cp.cpdId().equals(port.change().extCpdId()))
        .flatMap(cp -> Optional.ofNullable(cp.configurations().get(key(port))).stream())
        .flatMap(
            config -> Optional.ofNullable(config.cpProtocolData()).stream().flatMap(List::stream))
        .flatMap(protocol -> Optional.ofNullable(protocol.ipOverEthernet()).stream())
        .flatMap(
            ethernet -> Optional.ofNullable(ethernet.ipAddresses()).stream().flatMap(List::stream))
        .flatMap(
            address -> Optional.ofNullable(address.fixedAddresses()).stream().flatMap(List::stream))
        .toList();
  }

  private static String key(MadePort port) {
    var cpConfigId = port.change().cpConfigId();
    return cpConfigId == null ? "" : cpConfigId;
  }

  private static @Nullable List<IpAddresses> split(List<String> addresses) {
    var four = addresses.stream().filter(address -> !address.contains(":")).toList();
    var six = addresses.stream().filter(address -> address.contains(":")).toList();
    var all =
        Stream.of(new IpAddresses("IPV4", four), new IpAddresses("IPV6", six))
            .filter(each -> !each.addresses().isEmpty())
            .toList();
    return all.isEmpty() ? null : all;
  }
}
