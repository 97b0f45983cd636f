package org.pawl.vnfm.vnflcm.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData.VnfExtCpConfig;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData.VnfExtCpData;
import org.pawl.vnfm.vnfpkgm.VnfDf;

/** Applies wishes about external networks to those that a VNF is on (SOL003 5.5.2.11). */
public final class ExtVirtualLinks {

  private ExtVirtualLinks() {}

  /**
   * The networks after the change. A connection point that is named moves to the network it is
   * named at; its configurations are merged by their keys, and one that is null goes. A network
   * without connection points is left.
   */
  public static List<ExtVirtualLinkData> merge(
      List<ExtVirtualLinkData> current, List<ExtVirtualLinkData> wished) {
    var configurations = new LinkedHashMap<String, Map<String, @Nullable VnfExtCpConfig>>();
    var links = new LinkedHashMap<String, ExtVirtualLinkData>();
    for (var link : current) {
      links.put(link.id(), link);
      link.extCps().forEach(cp -> configurations.put(cp.cpdId(), cp.configurations()));
    }
    for (var link : wished) {
      var named = link.extCps().stream().map(VnfExtCpData::cpdId).toList();
      links.replaceAll((_, each) -> with(each, without(each.extCps(), named)));
      var before = links.get(link.id());
      var cps = new ArrayList<>(before == null ? List.<VnfExtCpData>of() : before.extCps());
      link.extCps()
          .forEach(cp -> cps.add(merge(cp, configurations.getOrDefault(cp.cpdId(), Map.of()))));
      links.put(link.id(), with(link, cps));
    }
    return links.values().stream().filter(link -> !link.extCps().isEmpty()).toList();
  }

  /** Present networks, with those connection points only that another flavour has too. */
  public static List<ExtVirtualLinkData> known(VnfDf flavour, List<ExtVirtualLinkData> links) {
    return links.stream()
        .map(link ->
            new ExtVirtualLinkData(
                link.id(),
                link.vimConnectionId(),
                link.resourceProviderId(),
                link.resourceId(),
                link.extCps().stream()
                    .filter(cp -> flavour.extCpd(cp.cpdId()).isPresent())
                    .toList()))
        .filter(link -> !link.extCps().isEmpty())
        .toList();
  }

  private static List<VnfExtCpData> without(List<VnfExtCpData> cps, List<String> cpdIds) {
    return cps.stream().filter(cp -> !cpdIds.contains(cp.cpdId())).toList();
  }

  private static VnfExtCpData merge(
      VnfExtCpData wished, Map<String, @Nullable VnfExtCpConfig> before) {
    var merged = new LinkedHashMap<String, @Nullable VnfExtCpConfig>(before);
    wished
        .configurations()
        .forEach((key, config) -> {
          if (config == null) {
            merged.remove(key);
          } else {
            merged.put(key, config);
          }
        });
    return new VnfExtCpData(wished.cpdId(), merged.isEmpty() ? null : merged);
  }

  private static ExtVirtualLinkData with(ExtVirtualLinkData link, List<VnfExtCpData> cps) {
    return new ExtVirtualLinkData(
        link.id(), link.vimConnectionId(), link.resourceProviderId(), link.resourceId(), cps);
  }
}
