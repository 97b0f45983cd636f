package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.ChangeCurrentVnfPkgRequest;
import org.pawl.vnfm.api.vnflcm.ChangeExtVnfConnectivityRequest;
import org.pawl.vnfm.api.vnflcm.ChangeVnfFlavourRequest;
import org.pawl.vnfm.api.vnflcm.CreateVnfRequest;
import org.pawl.vnfm.api.vnflcm.CreateVnfSnapshotRequest;
import org.pawl.vnfm.api.vnflcm.HealVnfRequest;
import org.pawl.vnfm.api.vnflcm.InstantiateVnfRequest;
import org.pawl.vnfm.api.vnflcm.OperateVnfRequest;
import org.pawl.vnfm.api.vnflcm.RevertToVnfSnapshotRequest;
import org.pawl.vnfm.api.vnflcm.ScaleVnfRequest;
import org.pawl.vnfm.api.vnflcm.ScaleVnfToLevelRequest;
import org.pawl.vnfm.api.vnflcm.TerminateVnfRequest;
import org.pawl.vnfm.api.vnflcm.VnfInstance;
import org.pawl.vnfm.api.vnflcm.VnfInstancesApi;
import org.pawl.vnfm.sol.Columns;
import org.pawl.vnfm.sol.Columns.Kind;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Links;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.StoredList;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The VNF instances' resources and tasks (SOL003 5.4.2 to 5.4.8). */
@RestController
class VnfInstanceController implements VnfInstancesApi {

  private static final Set<String> EXCLUDED_BY_DEFAULT =
      Set.of(
          "vnfConfigurableProperties",
          "vimConnectionInfo",
          "instantiatedVnfInfo",
          "metadata",
          "extensions");

  private static final Columns COLUMNS =
      new Columns(
          "vnf_instance",
          Map.ofEntries(
              Map.entry("id", Kind.ID),
              Map.entry("vnfInstanceName", Kind.TEXT),
              Map.entry("vnfInstanceDescription", Kind.TEXT),
              Map.entry("vnfdId", Kind.TEXT),
              Map.entry("vnfProvider", Kind.TEXT),
              Map.entry("vnfProductName", Kind.TEXT),
              Map.entry("vnfSoftwareVersion", Kind.TEXT),
              Map.entry("vnfdVersion", Kind.TEXT),
              Map.entry("instantiationState", Kind.TEXT),
              Map.entry("instantiatedVnfInfo", Kind.DOCUMENT),
              Map.entry("vnfConfigurableProperties", Kind.DOCUMENT),
              Map.entry("metadata", Kind.DOCUMENT),
              Map.entry("extensions", Kind.DOCUMENT)));

  private final StoredList lists;
  private final VnfInstances instances;
  private final VnfLifecycle lifecycle;
  private final VnfInstanceMapper mapper;
  private final JsonMapper json;

  VnfInstanceController(
      StoredList lists,
      VnfInstances instances,
      VnfLifecycle lifecycle,
      VnfInstanceMapper mapper,
      JsonMapper json) {
    this.lists = lists;
    this.instances = instances;
    this.lifecycle = lifecycle;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<VnfInstance> createVnfInstance(CreateVnfRequest request) {
    var metadata = request.getMetadata();
    var created =
        lifecycle.create(
            request.getVnfdId(),
            request.getVnfInstanceName(),
            request.getVnfInstanceDescription(),
            metadata == null ? Map.of() : metadata);
    return ResponseEntity.created(Links.to(VnfInstanceMapper.PATH + created.id()))
        .eTag(Etag.of(created.version()).value())
        .body(mapper.toApi(created));
  }

  @Override
  public ResponseEntity<List<VnfInstance>> listVnfInstances(
      @Nullable String filter,
      @Nullable String allFields,
      @Nullable String fields,
      @Nullable String excludeFields,
      @Nullable String excludeDefault,
      @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(allFields, fields, excludeFields, excludeDefault);
    var query = new ListQuery<>(json, VnfInstance.class, filter, selectors, EXCLUDED_BY_DEFAULT);
    return lists
        .page(
            COLUMNS,
            query,
            ids -> mapper.toApi(instances.all(ids)),
            VnfInstance::getId,
            nextpageOpaqueMarker)
        .toResponse();
  }

  @Override
  public ResponseEntity<VnfInstance> getVnfInstance(String vnfInstanceId) {
    var found = instances.require(id(vnfInstanceId));
    return ResponseEntity.ok().eTag(Etag.of(found.version()).value()).body(mapper.toApi(found));
  }

  @Override
  public ResponseEntity<Void> modifyVnfInstance(
      String vnfInstanceId, ObjectNode patch, @Nullable String ifMatch) {
    return accepted(lifecycle.modify(id(vnfInstanceId), VnfInfoPatch.read(patch, json), ifMatch));
  }

  @Override
  public ResponseEntity<Void> deleteVnfInstance(String vnfInstanceId, @Nullable String ifMatch) {
    lifecycle.delete(id(vnfInstanceId), ifMatch);
    return ResponseEntity.noContent().build();
  }

  @Override
  public ResponseEntity<Void> instantiateVnf(String vnfInstanceId, InstantiateVnfRequest request) {
    return started(vnfInstanceId, LcmOperationType.INSTANTIATE, request);
  }

  @Override
  public ResponseEntity<Void> scaleVnf(String vnfInstanceId, ScaleVnfRequest request) {
    return started(vnfInstanceId, LcmOperationType.SCALE, request);
  }

  @Override
  public ResponseEntity<Void> scaleVnfToLevel(
      String vnfInstanceId, ScaleVnfToLevelRequest request) {
    return started(vnfInstanceId, LcmOperationType.SCALE_TO_LEVEL, request);
  }

  @Override
  public ResponseEntity<Void> changeVnfFlavour(
      String vnfInstanceId, ChangeVnfFlavourRequest request) {
    return started(vnfInstanceId, LcmOperationType.CHANGE_FLAVOUR, request);
  }

  @Override
  public ResponseEntity<Void> terminateVnf(String vnfInstanceId, TerminateVnfRequest request) {
    return started(vnfInstanceId, LcmOperationType.TERMINATE, request);
  }

  @Override
  public ResponseEntity<Void> healVnf(String vnfInstanceId, HealVnfRequest request) {
    return started(vnfInstanceId, LcmOperationType.HEAL, request);
  }

  @Override
  public ResponseEntity<Void> operateVnf(String vnfInstanceId, OperateVnfRequest request) {
    return started(vnfInstanceId, LcmOperationType.OPERATE, request);
  }

  @Override
  public ResponseEntity<Void> changeExtVnfConnectivity(
      String vnfInstanceId, ChangeExtVnfConnectivityRequest request) {
    return started(vnfInstanceId, LcmOperationType.CHANGE_EXT_CONN, request);
  }

  @Override
  public ResponseEntity<Void> changeCurrentVnfPkg(
      String vnfInstanceId, ChangeCurrentVnfPkgRequest request) {
    return started(vnfInstanceId, LcmOperationType.CHANGE_VNFPKG, request);
  }

  @Override
  public ResponseEntity<Void> createVnfSnapshot(
      String vnfInstanceId, CreateVnfSnapshotRequest request) {
    return started(vnfInstanceId, LcmOperationType.CREATE_SNAPSHOT, request);
  }

  @Override
  public ResponseEntity<Void> revertToVnfSnapshot(
      String vnfInstanceId, RevertToVnfSnapshotRequest request) {
    return started(vnfInstanceId, LcmOperationType.REVERT_TO_SNAPSHOT, request);
  }

  private ResponseEntity<Void> started(
      String vnfInstanceId, LcmOperationType type, Object request) {
    return accepted(lifecycle.start(id(vnfInstanceId), type, members(request)));
  }

  private Map<String, Object> members(Object request) {
    return VnfInfoPatch.members(json.valueToTree(request), json);
  }

  private static ResponseEntity<Void> accepted(UUID occurrenceId) {
    return ResponseEntity.accepted()
        .location(Links.to(VnfLcmOpOccMapper.PATH + occurrenceId))
        .build();
  }

  private static UUID id(String vnfInstanceId) {
    try {
      return UUID.fromString(vnfInstanceId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("VNF instance", vnfInstanceId);
    }
  }
}
