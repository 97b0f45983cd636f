package org.pawl.vnfm.vnfpkgm;

import java.util.List;
import java.util.Optional;

/**
 * One way in which the VNF can be deployed (SOL001 6.8.1, IFA011 7.1.8.2).
 *
 * @param flavourId what an instantiate request names
 * @param extCpds where the VNF is connected to the outside
 */
public record VnfDf(String flavourId, String description, List<Vdu> vdus, List<ExtCpd> extCpds) {

  public VnfDf {
    vdus = List.copyOf(vdus);
    extCpds = List.copyOf(extCpds);
  }

  /** The VDU with this identifier. */
  public Optional<Vdu> vdu(String vduId) {
    return vdus.stream().filter(each -> each.id().equals(vduId)).findFirst();
  }

  /** The external connection point with this identifier. */
  public Optional<ExtCpd> extCpd(String cpdId) {
    return extCpds.stream().filter(each -> each.id().equals(cpdId)).findFirst();
  }
}
