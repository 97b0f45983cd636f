package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.CreateVnfSnapshotInfoRequest;
import org.pawl.vnfm.api.vnflcm.VnfSnapshotInfo;
import org.pawl.vnfm.api.vnflcm.VnfSnapshotInfoModificationRequest;
import org.pawl.vnfm.api.vnflcm.VnfSnapshotInfoModifications;
import org.pawl.vnfm.api.vnflcm.VnfSnapshotsApi;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Links;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpkgm.ByteRanges;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** The VNF snapshots' resources (SOL003 5.4.23, 5.4.24, 5.4.26). */
@RestController
class VnfSnapshotController implements VnfSnapshotsApi {

  private static final Set<String> EXCLUDED_BY_DEFAULT =
      Set.of("vnfSnapshot/vnfInstance", "vnfSnapshot/vnfInfo", "vnfSnapshot/vnfcSnapshots");

  private final VnfSnapshots snapshots;
  private final VnfSnapshotInfos infos;
  private final VnfSnapshotMapper mapper;
  private final JsonMapper json;

  VnfSnapshotController(
      VnfSnapshots snapshots, VnfSnapshotInfos infos, VnfSnapshotMapper mapper, JsonMapper json) {
    this.snapshots = snapshots;
    this.infos = infos;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<VnfSnapshotInfo> createVnfSnapshotInfo(
      CreateVnfSnapshotInfoRequest request) {
    var created =
        snapshots.create(request.getVnfSnapshotPkgId(), mapper.fromApi(request.getVnfSnapshot()));
    return ResponseEntity.created(Links.to(VnfSnapshotMapper.PATH + created.id()))
        .eTag(Etag.of(created.version()).value())
        .body(mapper.toApi(created));
  }

  @Override
  public ResponseEntity<List<VnfSnapshotInfo>> listVnfSnapshots(
      @Nullable String filter,
      @Nullable String allFields,
      @Nullable String fields,
      @Nullable String excludeFields,
      @Nullable String excludeDefault,
      @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(allFields, fields, excludeFields, excludeDefault);
    var query =
        new ListQuery<>(json, VnfSnapshotInfo.class, filter, selectors, EXCLUDED_BY_DEFAULT);
    var found = query.apply(infos.list().stream().map(mapper::toApi).toList());
    return Page.of(found, VnfSnapshotInfo::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<VnfSnapshotInfo> getVnfSnapshotInfo(String vnfSnapshotInfoId) {
    var found = infos.require(id(vnfSnapshotInfoId));
    return ResponseEntity.ok().eTag(Etag.of(found.version()).value()).body(mapper.toApi(found));
  }

  @Override
  public ResponseEntity<VnfSnapshotInfoModifications> modifyVnfSnapshotInfo(
      String vnfSnapshotInfoId,
      VnfSnapshotInfoModificationRequest request,
      @Nullable String ifMatch) {
    var changed =
        snapshots.modify(
            id(vnfSnapshotInfoId),
            request.getVnfSnapshotPkgId(),
            mapper.fromApi(request.getVnfSnapshot()),
            ifMatch);
    return ResponseEntity.ok()
        .eTag(Etag.of(changed.version()).value())
        .body(
            new VnfSnapshotInfoModifications()
                .vnfSnapshotPkgId(request.getVnfSnapshotPkgId())
                .vnfSnapshot(request.getVnfSnapshot()));
  }

  @Override
  public ResponseEntity<Void> deleteVnfSnapshotInfo(
      String vnfSnapshotInfoId, @Nullable String ifMatch) {
    snapshots.delete(id(vnfSnapshotInfoId), ifMatch);
    return ResponseEntity.noContent().build();
  }

  /** Sends it all, or what the range asks for; that is cut out by Spring MVC. */
  @GetMapping("/vnflcm/v2/vnf_snapshots/{vnfSnapshotInfoId}/vnf_state_snapshot")
  ResponseEntity<Resource> getVnfStateSnapshot(
      @PathVariable String vnfSnapshotInfoId, ServletWebRequest exchange) {
    var found = infos.require(id(vnfSnapshotInfoId));
    if (found.taken() == null) {
      throw Problem.conflict(
          "VNF snapshot "
              + found.id()
              + " holds no state: take it with the task create_snapshot first.");
    }
    var file = new ByteArrayResource(VnfStateSnapshot.of(found).bytes());
    ByteRanges.requireSatisfiable(file, exchange.getRequest(), exchange.getResponse());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .body(file);
  }

  private static UUID id(String vnfSnapshotInfoId) {
    try {
      return UUID.fromString(vnfSnapshotInfoId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("VNF snapshot", vnfSnapshotInfoId);
    }
  }
}
