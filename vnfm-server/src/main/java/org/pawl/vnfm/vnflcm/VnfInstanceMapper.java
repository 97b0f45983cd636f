package org.pawl.vnfm.vnflcm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.Link;
import org.pawl.vnfm.api.vnflcm.VimConnectionInfo;
import org.pawl.vnfm.api.vnflcm.VnfInstanceLinks;
import org.pawl.vnfm.sol.Links;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns instances into what the interface shows of them. */
@Component
class VnfInstanceMapper {

  static final String PATH = "/vnflcm/v2/vnf_instances/";

  private final VnfInstances instances;
  private final JsonMapper json;

  VnfInstanceMapper(VnfInstances instances, JsonMapper json) {
    this.instances = instances;
    this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  org.pawl.vnfm.api.vnflcm.VnfInstance toApi(VnfInstanceDetail from) {
    var api =
        new org.pawl.vnfm.api.vnflcm.VnfInstance()
            .id(from.id().toString())
            .vnfInstanceName(from.info().vnfInstanceName())
            .vnfInstanceDescription(from.info().vnfInstanceDescription())
            .vnfdId(from.vnfdId())
            .vnfProvider(from.vnfProvider())
            .vnfProductName(from.vnfProductName())
            .vnfSoftwareVersion(from.vnfSoftwareVersion())
            .vnfdVersion(from.vnfdVersion())
            .vnfConfigurableProperties(orNull(from.info().vnfConfigurableProperties()))
            .metadata(orNull(from.info().metadata()))
            .extensions(orNull(from.info().extensions()))
            .instantiationState(
                org.pawl.vnfm.api.vnflcm.VnfInstance.InstantiationStateEnum.valueOf(
                    from.instantiationState().name()))
            .links(links(from));
    if (!from.info().vimConnectionInfo().isEmpty()) {
      api.vimConnectionInfo(
          json.convertValue(
              from.info().vimConnectionInfo(),
              new TypeReference<Map<String, VimConnectionInfo>>() {}));
    }
    if (from.instantiatedVnfInfo() != null) {
      api.instantiatedVnfInfo(
          json.convertValue(
              from.instantiatedVnfInfo(), org.pawl.vnfm.api.vnflcm.InstantiatedVnfInfo.class));
    }
    return api;
  }

  /** A task is linked to when it is possible now (SOL003 5.5.2.2). */
  private VnfInstanceLinks links(VnfInstanceDetail from) {
    var links = new VnfInstanceLinks().self(link(PATH + from.id()));
    if (instances.unfinishedOperation(from.id()).isPresent()) {
      return links;
    }
    return switch (from.instantiationState()) {
      case NOT_INSTANTIATED -> links.instantiate(link(PATH + from.id() + "/instantiate"));
      case INSTANTIATED -> links.terminate(link(PATH + from.id() + "/terminate"));
    };
  }

  static Link link(String path) {
    return new Link().href(Links.to(path).toString());
  }

  private static @Nullable Map<String, Object> orNull(Map<String, Object> members) {
    return members.isEmpty() ? null : members;
  }
}
