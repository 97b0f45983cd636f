package org.pawl.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The package {@code probe}: VNFCs that listen on one network, as many as are wanted. */
final class Probes {

  static final String FIRST_VNFD = "6f6b9d0e-6a3c-4f0e-9a52-1f0d0c1c7b01";

  /** Another edition of the first: its Click configuration looks for another protocol. */
  static final String SECOND_VNFD = "6f6b9d0e-6a3c-4f0e-9a52-1f0d0c1c7b02";

  private Probes() {}

  /** On-boards both editions. */
  static void onboard(Vnfm vnfm) throws IOException {
    vnfm.onboard(Csar.of("probe", FIRST_VNFD, "1.0", Map.of()));
    vnfm.onboard(Csar.of("probe", SECOND_VNFD, "2.0", Map.of("23/11", "23/01")));
  }

  /** The body of an instantiation of one VNFC. */
  static Map<String, Object> instantiation(String network) {
    return Map.of("flavourId", "small", "extVirtualLinks", List.of(link(network)));
  }

  /** The connection points {@code in_cp} of all VNFCs on a network. */
  static Map<String, Object> link(String network) {
    return Map.of(
        "id",
        "in",
        "resourceId",
        network,
        "extCps",
        List.of(
            Map.of(
                "cpdId",
                "in_cp",
                "cpConfig",
                Map.of(
                    "any",
                    Map.of(
                        "cpProtocolData", List.of(Map.of("layerProtocol", "IP_OVER_ETHERNET")))))));
  }

  static List<String> vnfcIds(Vnfm vnfm, String vnfId) {
    List<String> ids = new ArrayList<>();
    vnfm.vnf(vnfId)
        .at("/instantiatedVnfInfo/vnfcResourceInfo")
        .forEach(vnfc -> ids.add(vnfc.get("id").asString()));
    return ids;
  }
}
