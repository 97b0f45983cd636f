package org.pawl.vnfm.vnflcm.instantiate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.pawl.vnfm.vnfpkgm.ExtCpd;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.SwImage;
import org.pawl.vnfm.vnfpkgm.Vdu;
import org.pawl.vnfm.vnfpkgm.VduCpd;
import org.pawl.vnfm.vnfpkgm.VnfDf;

/** Reads from descriptor and request what shall stand behind an instance; does nothing else. */
final class Deployments {

  private static final long MEBIBYTE = 1024L * 1024;

  /** Where an external connection point shall be connected. */
  private record Attachment(ExtVirtualLinkData link, ExtVirtualLinkData.VnfExtCpData cp) {}

  private final UUID occurrenceId;
  private final OnboardedPackage onboarded;
  private final VnfDf flavour;
  private final Map<String, Attachment> attachments = new HashMap<>();

  private Deployments(
      UUID occurrenceId, OnboardedPackage onboarded, InstantiateVnfRequest request) {
    this.occurrenceId = occurrenceId;
    this.onboarded = onboarded;
    this.flavour = flavour(onboarded, request);
    request.extVirtualLinks().forEach(this::attach);
  }

  /**
   * What shall stand behind the instance; the same each time it is asked for one occurrence.
   *
   * @throws Problem if the request does not fit the descriptor
   */
  static Deployment desired(
      UUID occurrenceId, OnboardedPackage onboarded, InstantiateVnfRequest request) {
    return new Deployments(occurrenceId, onboarded, request).deployment();
  }

  private Deployment deployment() {
    var vnfcs = new ArrayList<Deployment.Vnfc>();
    for (Vdu vdu : flavour.vdus()) {
      for (int index = 0; index < vdu.initialInstances(); index++) {
        vnfcs.add(vnfc(vdu, index));
      }
    }
    return new Deployment(onboarded.packageId(), vnfcs);
  }

  private Deployment.Vnfc vnfc(Vdu vdu, int index) {
    var id = "%s/%s/%d".formatted(occurrenceId, vdu.id(), index);
    var vnfcId = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    var image = vdu.swImage();
    return new Deployment.Vnfc(
        vnfcId,
        vdu.id(),
        vdu.clickConfiguration().path(),
        vdu.cpds().stream().map(cpd -> port(vdu, cpd, index)).toList(),
        new Deployment.Server(
            vdu.id() + "-" + vnfcId.toString().substring(0, 8),
            image == null ? null : imageName(image),
            vdu.resources().cpus(),
            vdu.resources().memoryBytes() / MEBIBYTE));
  }

  private static String imageName(SwImage image) {
    return image.name();
  }

  private Deployment.Port port(Vdu vdu, VduCpd cpd, int index) {
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
        configuration(attachment.get().cp(), index));
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

  /** The orchestrator's key for the index-th instance of a connection point. */
  private static String configuration(ExtVirtualLinkData.VnfExtCpData cp, int index) {
    var keys = cp.configurations().keySet().stream().sorted().toList();
    if (keys.isEmpty()) {
      return cp.cpdId() + "-" + index;
    }
    if (index >= keys.size()) {
      throw refused(
          "extCps of "
              + cp.cpdId()
              + " has "
              + keys.size()
              + " cpConfig entries; instance "
              + (index + 1)
              + " of its VDU needs one more.");
    }
    return keys.get(index);
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
      String cpdId, String key, ExtVirtualLinkData.VnfExtCpConfig wish) {
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

  private static VnfDf flavour(OnboardedPackage onboarded, InstantiateVnfRequest request) {
    if (request.instantiationLevelId() != null) {
      throw refused(
          "Instantiation levels are not offered: leave instantiationLevelId out to get each VDU's"
              + " initial number of instances.");
    }
    return onboarded
        .vnfd()
        .flavour(request.flavourId())
        .orElseThrow(() ->
            refused(
                "The VNFD has no flavour "
                    + request.flavourId()
                    + "; it has "
                    + names(onboarded.vnfd().flavours().stream().map(VnfDf::flavourId).toList())
                    + "."));
  }

  private static String names(List<String> ids) {
    return ids.isEmpty() ? "none" : ids.stream().sorted().collect(Collectors.joining(", "));
  }

  private static Problem refused(String detail) {
    return new Problem(ProblemType.UNPROCESSABLE_CONTENT, detail);
  }
}
