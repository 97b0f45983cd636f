package org.pawl.vnfm.vnflcm.changeextconn;

import java.util.List;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;

/** On which networks a VNF's external connection points shall be (SOL003 5.5.2.11). */
record ChangeExtVnfConnectivityRequest(List<ExtVirtualLinkData> extVirtualLinks) {

  ChangeExtVnfConnectivityRequest {
    extVirtualLinks = List.copyOf(extVirtualLinks);
  }
}
