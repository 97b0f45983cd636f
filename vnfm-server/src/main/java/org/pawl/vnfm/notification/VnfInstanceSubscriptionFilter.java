package org.pawl.vnfm.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which VNF instances a consumer wants to hear of (SOL003 4.4.1.5): all attributes that are present
 * have to match, a list when one of its values does.
 */
public record VnfInstanceSubscriptionFilter(
    @Nullable List<String> vnfdIds,
    @Nullable List<VnfProductsFilter> vnfProductsFromProviders,
    @Nullable List<String> vnfInstanceIds,
    @Nullable List<String> vnfInstanceNames) {

  /** Whether the consumer wants to hear of this instance. */
  public boolean matches(NotifiedVnf vnf) {
    return (vnfdIds == null || vnfdIds.contains(vnf.vnfdId()))
        && (vnfInstanceIds == null || vnfInstanceIds.contains(vnf.vnfInstanceId()))
        && (vnfInstanceNames == null
            || (vnf.vnfInstanceName() != null && vnfInstanceNames.contains(vnf.vnfInstanceName())))
        && (vnfProductsFromProviders == null
            || vnfProductsFromProviders.stream()
                .anyMatch(each ->
                    each.matches(
                        vnf.vnfProvider(),
                        vnf.vnfProductName(),
                        vnf.vnfSoftwareVersion(),
                        vnf.vnfdVersion())));
  }
}
