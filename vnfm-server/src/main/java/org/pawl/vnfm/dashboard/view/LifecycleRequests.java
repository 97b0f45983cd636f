package org.pawl.vnfm.dashboard.view;

import java.util.List;
import java.util.Map;

/** Writes requests to SOL003's life cycle interface as an orchestrator would (SOL003 5.5.2). */
public final class LifecycleRequests {

  /** Ends a VNF at once; its operator has confirmed that. */
  public static final Map<String, Object> TERMINATE = Map.of("terminationType", "FORCEFUL");

  private LifecycleRequests() {}

  /**
   * Instantiates a flavour between networks (SOL003 5.5.2.4).
   *
   * @param networks by connection point
   */
  public static Map<String, Object> instantiate(String flavour, Map<String, String> networks) {
    return Map.of(
        "flavourId",
        flavour,
        "extVirtualLinks",
        networks.entrySet().stream().map(entry -> link(entry.getKey(), entry.getValue())).toList());
  }

  private static Map<String, Object> link(String cpdId, String network) {
    Map<String, Object> protocol = Map.of("layerProtocol", "IP_OVER_ETHERNET");
    Map<String, Object> config = Map.of("cpProtocolData", List.of(protocol));
    return Map.of(
        "id",
        cpdId + "-link",
        "resourceId",
        network,
        "extCps",
        List.of(Map.of("cpdId", cpdId, "cpConfig", Map.of(cpdId, config))));
  }
}
