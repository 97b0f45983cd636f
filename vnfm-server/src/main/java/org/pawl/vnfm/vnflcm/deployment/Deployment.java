package org.pawl.vnfm.vnflcm.deployment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnfpkgm.CpRole;

/**
 * What shall stand behind a VNF instance: VNFCs, each a server on its ports with an agent. The
 * planner compares it with what stands.
 */
public record Deployment(List<Vnfc> vnfcs) {

  public Deployment {
    vnfcs = List.copyOf(vnfcs);
  }

  /**
   * One VNFC.
   *
   * @param packageId the package whose Click configuration it runs
   * @param configurationPath that configuration in the package
   * @param replaces the VNFC in whose place it stands, running what that one ran; null for none
   */
  public record Vnfc(
      UUID id,
      String vduId,
      UUID packageId,
      String configurationPath,
      @Nullable UUID replaces,
      List<Port> ports,
      Server server) {
    public Vnfc {
      ports = List.copyOf(ports);
    }
  }

  /** One port of a VNFC; the members are those of the change that makes it. */
  public record Port(
      String cpdId,
      int order,
      CpRole role,
      @Nullable String networkId,
      @Nullable String extCpdId,
      @Nullable String extVirtualLinkId,
      @Nullable String cpConfigId) {

    static Port of(Change.AddPort made) {
      return new Port(
          made.cpdId(),
          made.order(),
          made.role(),
          made.networkId(),
          made.extCpdId(),
          made.extVirtualLinkId(),
          made.cpConfigId());
    }
  }

  /** The server of a VNFC. */
  public record Server(String name, @Nullable String image, int virtualCpus, long memoryMib) {

    static Server of(Change.AddServer made) {
      return new Server(made.serverName(), made.image(), made.virtualCpus(), made.memoryMib());
    }
  }
}
