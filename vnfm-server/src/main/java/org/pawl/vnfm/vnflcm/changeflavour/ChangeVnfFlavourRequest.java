package org.pawl.vnfm.vnflcm.changeflavour;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;

/** The deployment flavour that a VNF shall have (SOL003 5.5.2.7). */
record ChangeVnfFlavourRequest(
    String newFlavourId,
    @Nullable String instantiationLevelId,
    List<ExtVirtualLinkData> extVirtualLinks) {

  ChangeVnfFlavourRequest {
    extVirtualLinks = extVirtualLinks == null ? List.of() : List.copyOf(extVirtualLinks);
  }
}
