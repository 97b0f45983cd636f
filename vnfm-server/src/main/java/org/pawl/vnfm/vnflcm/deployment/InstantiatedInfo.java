package org.pawl.vnfm.vnflcm.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.CpProtocolInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ExtLinkPortInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ExtVirtualLinkInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.IpAddresses;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.IpOverEthernetAddressInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ResourceHandle;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ScaleInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfExtCpInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfcCpInfo;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.VnfcResourceInfo;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.Inventory.MadePort;
import org.pawl.vnfm.vnflcm.VnfOperationalState;

/** Tells from aim and inventory what stands behind an instance (SOL003 5.5.2.2). */
final class InstantiatedInfo {

  private final Aim aim;
  private final List<MadePort> ports;

  private InstantiatedInfo(Aim aim, Inventory inventory) {
    this.aim = aim;
    this.ports = inventory.ports().toList();
  }

  static InstantiatedVnfInfo of(Aim aim, VnfOperationalState state, Inventory inventory) {
    var made = new InstantiatedInfo(aim, inventory);
    return new InstantiatedVnfInfo(
        aim.flavour().flavourId(),
        state,
        made.scaleStatus(),
        made.maxScaleLevels(),
        made.ports.stream().flatMap(made::extCp).toList(),
        made.extVirtualLinks(),
        aim.localizationLanguage(),
        inventory.vnfcs().stream().flatMap(made::vnfc).toList());
  }

  private @Nullable List<ScaleInfo> scaleStatus() {
    return orNull(
        aim.flavour().scalingAspects().stream()
            .map(aspect ->
                new ScaleInfo(aspect.id(), aim.size().scaleLevels().getOrDefault(aspect.id(), 0)))
            .toList());
  }

  private @Nullable List<ScaleInfo> maxScaleLevels() {
    return orNull(
        aim.flavour().scalingAspects().stream()
            .map(aspect -> new ScaleInfo(aspect.id(), aspect.maxScaleLevel()))
            .toList());
  }

  private static @Nullable List<ScaleInfo> orNull(List<ScaleInfo> levels) {
    return levels.isEmpty() ? null : levels;
  }

  private Stream<VnfcResourceInfo> vnfc(Inventory.Vnfc vnfc) {
    return vnfc.server().stream()
        .map(server ->
            new VnfcResourceInfo(
                vnfc.id().toString(),
                vnfc.vduId(),
                new ResourceHandle(null, vnfc.serverId().orElseThrow(), "server"),
                vnfc.ports().stream().map(this::vnfcCp).toList(),
                Map.of("name", server.change().serverName())));
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
            port.change().extVirtualLinkId() == null ? null : port.made().portId(),
            port.cpId()));
  }

  /** The networks aimed at, and those on which ports stand because an operation was given up. */
  private List<ExtVirtualLinkInfo> extVirtualLinks() {
    var links = new ArrayList<>(aim.extVirtualLinks());
    for (var port : ports) {
      var id = port.change().extVirtualLinkId();
      var network = port.change().networkId();
      if (id != null && network != null && links.stream().noneMatch(each -> each.id().equals(id))) {
        links.add(new ExtVirtualLinkData(id, null, null, network, List.of()));
      }
    }
    return links.stream().map(this::extVirtualLink).toList();
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
        port.made().portId(),
        new ResourceHandle(link.vimConnectionId(), port.made().portId(), "port"),
        port.extCpId().orElseThrow());
  }

  private CpProtocolInfo addresses(MadePort port) {
    var addresses = port.made().addresses().isEmpty() ? named(port) : port.made().addresses();
    return new CpProtocolInfo(
        "IP_OVER_ETHERNET",
        new IpOverEthernetAddressInfo(port.made().macAddress(), split(addresses)));
  }

  /** Where the VIM gives no addresses, the function uses those that the orchestrator named. */
  private List<String> named(MadePort port) {
    return aim.extVirtualLinks().stream()
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
