package org.pawl.vnfm.vnflcm.instantiate;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnfpkgm.CpRole;

/**
 * What stands behind a VNF instance, or shall stand there: VNFCs, each a server on its ports with
 * an agent. The planner compares two of these.
 */
record Deployment(UUID packageId, List<Vnfc> vnfcs) {

  Deployment {
    vnfcs = List.copyOf(vnfcs);
  }

  /**
   * One VNFC.
   *
   * @param configurationPath the Click configuration in the package; null while no agent is
   *     prepared
   * @param server null while there is none
   */
  record Vnfc(
      UUID id,
      String vduId,
      @Nullable String configurationPath,
      List<Port> ports,
      @Nullable Server server) {
    Vnfc {
      ports = List.copyOf(ports);
    }
  }

  /** One port of a VNFC; the members are those of the change that makes it. */
  record Port(
      String cpdId,
      int order,
      CpRole role,
      @Nullable String networkId,
      @Nullable String extCpdId,
      @Nullable String extVirtualLinkId,
      @Nullable String cpConfigId) {}

  /** The server of a VNFC. */
  record Server(String name, @Nullable String image, int virtualCpus, long memoryMib) {}
}
