package org.pawl.vnfm.vnflcm.deployment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.pawl.vnfm.vnfpkgm.ExtCpd;
import org.pawl.vnfm.vnfpkgm.SwImage;
import org.pawl.vnfm.vnfpkgm.Vdu;
import org.pawl.vnfm.vnfpkgm.VduCpd;
import org.pawl.vnfm.vnfpkgm.VnfDf;

/**
 * Reads from descriptor and requests what shall stand behind an instance; does nothing else. VNFCs
 * that stand are kept as long as their VDU has room for them.
 */
final class Deployments {

  private static final long MEBIBYTE = 1024L * 1024;

  /** Where an external connection point shall be connected. */
  private record Attachment(ExtVirtualLinkData link, ExtVirtualLinkData.VnfExtCpData cp) {}

  private final UUID occurrenceId;
  private final Aim aim;
  private final VnfDf flavour;
  private final Inventory actual;
  private final Map<String, Attachment> attachments = new HashMap<>();
  private final Map<String, Set<String>> configurations = new HashMap<>();

  private Deployments(UUID occurrenceId, Aim aim, Inventory actual) {
    this.occurrenceId = occurrenceId;
    this.aim = aim;
    this.flavour = aim.flavour();
    this.actual = actual;
    aim.extVirtualLinks().forEach(this::attach);
  }

  /**
   * What shall stand behind the instance; the same each time it is asked for one occurrence.
   *
   * @throws Problem if what is aimed at does not fit the descriptor
   */
  static Deployment desired(UUID occurrenceId, Aim aim, Inventory actual) {
    return new Deployments(occurrenceId, aim, actual).deployment();
  }

  private Deployment deployment() {
    var vnfcs = new ArrayList<Deployment.Vnfc>();
    var kept = new HashMap<String, List<Inventory.Vnfc>>();
    for (Vdu vdu : flavour.vdus()) {
      var standing = actual.ofVdu(vdu.id()).stream().limit(instances(vdu)).toList();
      kept.put(vdu.id(), standing);
      standing.forEach(this::takeConfigurations);
    }
    for (Vdu vdu : flavour.vdus()) {
      var standing = kept.getOrDefault(vdu.id(), List.of());
      standing.forEach(vnfc -> vnfcs.add(keep(vdu, vnfc)));
      IntStream.range(standing.size(), instances(vdu))
          .forEach(index -> vnfcs.add(vnfc(vdu, index)));
    }
    return new Deployment(vnfcs);
  }

  private int instances(Vdu vdu) {
    return aim.size().vduInstances().getOrDefault(vdu.id(), 0);
  }

  private void takeConfigurations(Inventory.Vnfc vnfc) {
    vnfc.ports()
        .forEach(port -> {
          var cpdId = port.change().extCpdId();
          var key = port.change().cpConfigId();
          if (cpdId != null && key != null) {
            configurations.computeIfAbsent(cpdId, _ -> new HashSet<>()).add(key);
          }
        });
  }

  private Deployment.Vnfc vnfc(Vdu vdu, int index) {
    var id = "%s/%s/%d".formatted(occurrenceId, vdu.id(), index);
    var vnfcId = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    return new Deployment.Vnfc(
        vnfcId,
        vdu.id(),
        aim.packageId(),
        vdu.clickConfiguration().path(),
        null,
        vdu.cpds().stream().map(cpd -> port(vdu, cpd, null)).toList(),
        server(vdu, serverName(vdu, vnfcId)));
  }

  /** A VNFC in the place of one that stands: on ports and with a server of its own. */
  static Deployment.Vnfc instead(UUID occurrenceId, Deployment.Vnfc old) {
    var id = "%s/instead of %s".formatted(occurrenceId, old.id());
    var vnfcId = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    var server = old.server();
    return new Deployment.Vnfc(
        vnfcId,
        old.vduId(),
        old.packageId(),
        old.configurationPath(),
        old.id(),
        old.ports(),
        new Deployment.Server(
            old.vduId() + "-" + vnfcId.toString().substring(0, 8),
            server.image(),
            server.virtualCpus(),
            server.memoryMib()));
  }

  private Deployment.Vnfc keep(Vdu vdu, Inventory.Vnfc standing) {
    var ports = new HashMap<String, Inventory.MadePort>();
    standing.ports().forEach(port -> ports.put(port.change().cpdId(), port));
    return new Deployment.Vnfc(
        standing.id(),
        vdu.id(),
        aim.packageId(),
        vdu.clickConfiguration().path(),
        null,
        vdu.cpds().stream().map(cpd -> port(vdu, cpd, ports.get(cpd.id()))).toList(),
        server(
            vdu,
            standing
                .server()
                .map(made -> made.change().serverName())
                .orElse(serverName(vdu, standing.id()))));
  }

  private static String serverName(Vdu vdu, UUID vnfcId) {
    return vdu.id() + "-" + vnfcId.toString().substring(0, 8);
  }

  private static Deployment.Server server(Vdu vdu, String name) {
    var image = vdu.swImage();
    return new Deployment.Server(
        name,
        image == null ? null : imageName(image),
        vdu.resources().cpus(),
        vdu.resources().memoryBytes() / MEBIBYTE);
  }

  private static String imageName(SwImage image) {
    return image.name();
  }

  private Deployment.Port port(Vdu vdu, VduCpd cpd, Inventory.@Nullable MadePort standing) {
    var extCpd = extCpd(vdu, cpd);
    var attachment = extCpd.map(ExtCpd::id).map(attachments::get);
    if (attachment.isEmpty()) {
      return unattached(vdu, cpd, extCpd);
    }
    return new Deployment.Port(
        cpd.id(),
        cpd.order(),
        cpd.role(),
        attachment.get().link().resourceId(),
        extCpd.get().id(),
        attachment.get().link().id(),
        configuration(attachment.get().cp(), standing));
  }

  private Deployment.Port unattached(Vdu vdu, VduCpd cpd, Optional<ExtCpd> extCpd) {
    if (cpd.role() != CpRole.MANAGEMENT) {
      throw refused(
          extCpd
              .map(each ->
                  "extVirtualLinks connects nothing to the external connection point "
                      + each.id()
                      + ": name a network for it.")
              .orElse(
                  "The descriptor gives connection point "
                      + cpd.id()
                      + " of VDU "
                      + vdu.id()
                      + " to no external connection point, and internal networks are not made."));
    }
    return new Deployment.Port(
        cpd.id(), cpd.order(), cpd.role(), null, extCpd.map(ExtCpd::id).orElse(null), null, null);
  }

  private Optional<ExtCpd> extCpd(Vdu vdu, VduCpd cpd) {
    return flavour.extCpds().stream()
        .filter(each -> each.vduId().equals(vdu.id()) && each.vduCpId().equals(cpd.id()))
        .findFirst();
  }

  /**
   * The orchestrator's key for an instance of a connection point: the one it has, or the first that
   * no other instance has. Where there are fewer keys than instances, one that names no address
   * serves several.
   */
  private String configuration(
      ExtVirtualLinkData.VnfExtCpData cp, Inventory.@Nullable MadePort standing) {
    var keys = cp.configurations().keySet().stream().sorted().toList();
    var taken = configurations.computeIfAbsent(cp.cpdId(), _ -> new HashSet<>());
    var present = standing == null ? null : standing.change().cpConfigId();
    if (present != null && (keys.isEmpty() || keys.contains(present))) {
      return present;
    }
    var candidates =
        keys.isEmpty()
            ? IntStream.rangeClosed(0, taken.size()).mapToObj(i -> cp.cpdId() + "-" + i).toList()
            : keys;
    var free =
        candidates.stream()
            .filter(key -> !taken.contains(key))
            .findFirst()
            .or(() ->
                keys.stream().filter(key -> isForAll(cp.configurations().get(key))).findFirst())
            .orElseThrow(() ->
                refused(
                    "extCps of "
                        + cp.cpdId()
                        + " has "
                        + keys.size()
                        + " cpConfig entries with addresses; instance "
                        + (taken.size() + 1)
                        + " of its VDU needs one more."));
    taken.add(free);
    return free;
  }

  private static boolean isForAll(ExtVirtualLinkData.@Nullable VnfExtCpConfig config) {
    return config == null
        || Optional.ofNullable(config.cpProtocolData()).stream()
            .flatMap(List::stream)
            .flatMap(protocol -> Optional.ofNullable(protocol.ipOverEthernet()).stream())
            .flatMap(ethernet -> Optional.ofNullable(ethernet.ipAddresses()).stream())
            .flatMap(List::stream)
            .allMatch(address -> Optional.ofNullable(address.fixedAddresses()).isEmpty());
  }

  private void attach(ExtVirtualLinkData link) {
    for (var cp : link.extCps()) {
      if (flavour.extCpd(cp.cpdId()).isEmpty()) {
        throw refused(
            "Flavour "
                + flavour.flavourId()
                + " has no external connection point "
                + cp.cpdId()
                + "; it has "
                + names(flavour.extCpds().stream().map(ExtCpd::id).toList())
                + ".");
      }
      cp.configurations().forEach((key, wish) -> refuseUnkept(cp.cpdId(), key, wish));
      if (attachments.putIfAbsent(cp.cpdId(), new Attachment(link, cp)) != null) {
        throw refused("extVirtualLinks connects " + cp.cpdId() + " more than once.");
      }
    }
  }

  /** Wishes that the VIM port cannot fulfil are refused, not forgotten. */
  private static void refuseUnkept(
      String cpdId, String key, ExtVirtualLinkData.@Nullable VnfExtCpConfig wish) {
    if (wish == null) {
      return;
    }
    var at = "cpConfig " + key + " of " + cpdId + ": ";
    if (wish.linkPortId() != null) {
      throw refused(at + "link ports are made by the VNFM; leave linkPortId out.");
    }
    var protocols = wish.cpProtocolData();
    for (var protocol :
        protocols == null ? List.<ExtVirtualLinkData.CpProtocolData>of() : protocols) {
      var ethernet = protocol.ipOverEthernet();
      if (ethernet != null && ethernet.macAddress() != null) {
        throw refused(at + "MAC addresses are given by the VIM; leave macAddress out.");
      }
      if (ethernet != null && ethernet.segmentationId() != null) {
        throw refused(at + "trunks are not made; leave segmentationId out.");
      }
    }
  }

  private static String names(List<String> ids) {
    return ids.isEmpty() ? "none" : ids.stream().sorted().collect(Collectors.joining(", "));
  }

  private static Problem refused(String detail) {
    return new Problem(ProblemType.UNPROCESSABLE_CONTENT, detail);
  }
}
