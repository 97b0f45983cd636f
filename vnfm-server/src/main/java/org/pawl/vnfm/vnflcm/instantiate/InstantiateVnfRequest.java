package org.pawl.vnfm.vnflcm.instantiate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ScaleInfo;

/** How a VNF instance shall be deployed and connected (SOL003 5.5.2.4). */
record InstantiateVnfRequest(
    String flavourId,
    @Nullable String instantiationLevelId,
    @Nullable List<ScaleInfo> targetScaleLevelInfo,
    List<ExtVirtualLinkData> extVirtualLinks,
    Map<String, Object> vimConnectionInfo,
    @Nullable String localizationLanguage,
    Map<String, Object> additionalParams,
    Map<String, Object> extensions,
    Map<String, Object> vnfConfigurableProperties) {

  InstantiateVnfRequest {
    extVirtualLinks = extVirtualLinks == null ? List.of() : List.copyOf(extVirtualLinks);
    vimConnectionInfo = vimConnectionInfo == null ? Map.of() : vimConnectionInfo;
    additionalParams = additionalParams == null ? Map.of() : additionalParams;
    extensions = extensions == null ? Map.of() : extensions;
    vnfConfigurableProperties =
        vnfConfigurableProperties == null ? Map.of() : vnfConfigurableProperties;
  }
}
