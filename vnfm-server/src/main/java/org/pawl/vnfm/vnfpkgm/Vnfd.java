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
    List<VnfDf> flavours,
    List<IndicatorDeclaration> indicators) {

  /** Descriptors that were stored before there were indicators have none. */
  public Vnfd {
    vnfmInfo = List.copyOf(vnfmInfo);
    flavours = List.copyOf(flavours);
    indicators = indicators == null ? List.of() : List.copyOf(indicators);
  }

  /** A descriptor without indicators. */
  public Vnfd(
      String id,
      String provider,
      String productName,
      String softwareVersion,
      String descriptorVersion,
      List<String> vnfmInfo,
      List<VnfDf> flavours) {
    this(
        id,
        provider,
        productName,
        softwareVersion,
        descriptorVersion,
        vnfmInfo,
        flavours,
        List.of());
  }

  /** The deployment flavour with this identifier. */
  public Optional<VnfDf> flavour(String flavourId) {
    return flavours.stream().filter(each -> each.flavourId().equals(flavourId)).findFirst();
  }
}
