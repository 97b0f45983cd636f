package org.pawl.vnfm.vnfind;

import org.pawl.vnfm.api.vnfind.Link;
import org.pawl.vnfm.api.vnfind.VnfIndicatorLinks;
import org.pawl.vnfm.sol.ApiRoot;

/** Turns indicators into what the interface shows of them. */
final class IndicatorMapper {

  static final String PATH = "/vnfind/v1/indicators/";
  static final String INSTANCES = "/vnflcm/v2/vnf_instances/";

  private IndicatorMapper() {}

  static org.pawl.vnfm.api.vnfind.VnfIndicator toApi(VnfIndicator from, ApiRoot root) {
    var self = root.uri(PATH + from.vnfInstanceId() + "/" + from.id());
    return new org.pawl.vnfm.api.vnfind.VnfIndicator(
            from.id(),
            from.value(),
            from.vnfInstanceId().toString(),
            new VnfIndicatorLinks(
                new Link(self), new Link(root.uri(INSTANCES + from.vnfInstanceId()))))
        .name(from.name());
  }
}
