package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final VnfLifecycle lifecycle;
  private final JsonMapper json;

  VnfInstanceMapper(VnfInstances instances, VnfLifecycle lifecycle, JsonMapper json) {
    this.instances = instances;
    this.lifecycle = lifecycle;
    this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** What tasks an instance that no operation is changing has now. */
  private interface Tasks {
    Set<LcmOperationType> of(VnfInstanceDetail instance);
  }

  org.pawl.vnfm.api.vnflcm.VnfInstance toApi(VnfInstanceDetail from) {
    return toApi(
        from,
        instance ->
            instances.unfinishedOperation(instance.id()).isPresent()
                ? Set.of()
                : lifecycle
                    .startable(instance.vnfdId())
                    .apply(instance.instantiationState(), instance.instantiatedVnfInfo()));
  }

  /** An instance as it was: nothing can be asked of it. */
  org.pawl.vnfm.api.vnflcm.VnfInstance copyToApi(VnfInstanceDetail from) {
    return toApi(from, _ -> Set.of());
  }

  /** Many instances: each descriptor is looked at once. */
  List<org.pawl.vnfm.api.vnflcm.VnfInstance> toApi(List<VnfInstanceDetail> from) {
    var busy = instances.withUnfinishedOperation(from.stream().map(VnfInstanceDetail::id).toList());
    var startable =
        from.stream()
            .map(VnfInstanceDetail::vnfdId)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), lifecycle::startable));
    return from.stream()
        .map(each ->
            toApi(
                each,
                instance ->
                    busy.contains(instance.id())
                        ? Set.of()
                        : Objects.requireNonNull(startable.get(instance.vnfdId()))
                            .apply(instance.instantiationState(), instance.instantiatedVnfInfo())))
        .toList();
  }

  private org.pawl.vnfm.api.vnflcm.VnfInstance toApi(VnfInstanceDetail from, Tasks tasks) {
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
            .links(links(from.id(), tasks.of(from)));
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
  private static VnfInstanceLinks links(UUID id, Set<LcmOperationType> tasks) {
    var links = new VnfInstanceLinks().self(link(PATH + id));
    for (LcmOperationType task : tasks) {
      switch (task) {
        case INSTANTIATE -> links.instantiate(link(PATH + id + "/instantiate"));
        case SCALE -> links.scale(link(PATH + id + "/scale"));
        case SCALE_TO_LEVEL -> links.scaleToLevel(link(PATH + id + "/scale_to_level"));
        case CHANGE_FLAVOUR -> links.changeFlavour(link(PATH + id + "/change_flavour"));
        case TERMINATE -> links.terminate(link(PATH + id + "/terminate"));
        case HEAL -> links.heal(link(PATH + id + "/heal"));
        case OPERATE -> links.operate(link(PATH + id + "/operate"));
        case CHANGE_EXT_CONN -> links.changeExtConn(link(PATH + id + "/change_ext_conn"));
        case CHANGE_VNFPKG -> links.changeCurrentVnfPkg(link(PATH + id + "/change_vnfpkg"));
        case CREATE_SNAPSHOT -> links.createSnapshot(link(PATH + id + "/create_snapshot"));
        case REVERT_TO_SNAPSHOT -> links.revertToSnapshot(link(PATH + id + "/revert_to_snapshot"));
        case MODIFY_INFO -> {} // is no task: the resource itself is changed
      }
    }
    return links;
  }

  static Link link(String path) {
    return new Link().href(Links.to(path).toString());
  }

  private static @Nullable Map<String, Object> orNull(Map<String, Object> members) {
    return members.isEmpty() ? null : members;
  }
}
