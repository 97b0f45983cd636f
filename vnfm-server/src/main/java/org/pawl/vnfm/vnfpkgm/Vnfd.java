package org.pawl.vnfm.vnfpkgm;

import java.util.List;
import java.util.Optional;

/** What a VNF descriptor says, as far as the VNFM acts on it (SOL001 6, IFA011 7.1.2). */
public record Vnfd(
    String id,
    String provider,
    String productName,
    String softwareVersion,
    String descriptorVersion,
    List<String> vnfmInfo,
    List<VnfDf> flavours) {

  public Vnfd {
    vnfmInfo = List.copyOf(vnfmInfo);
    flavours = List.copyOf(flavours);
  }

  /** The deployment flavour with this identifier. */
  public Optional<VnfDf> flavour(String flavourId) {
    return flavours.stream().filter(each -> each.flavourId().equals(flavourId)).findFirst();
  }
}
