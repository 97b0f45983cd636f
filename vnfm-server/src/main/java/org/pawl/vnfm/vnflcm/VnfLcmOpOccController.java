package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc;
import org.pawl.vnfm.api.vnflcm.VnfLcmOpOccsApi;
import org.pawl.vnfm.sol.Columns;
import org.pawl.vnfm.sol.Columns.Kind;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.StoredList;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The operation occurrences' resources and tasks (SOL003 5.4.12 to 5.4.17). */
@RestController
class VnfLcmOpOccController implements VnfLcmOpOccsApi {

  private static final Set<String> EXCLUDED_BY_DEFAULT =
      Set.of(
          "operationParams", "error", "resourceChanges", "changedInfo", "changedExtConnectivity");

  private static final Columns COLUMNS =
      new Columns(
          "vnf_lcm_op_occ",
          Map.of(
              "id", Kind.ID,
              "vnfInstanceId", Kind.ID,
              "operation", Kind.TEXT,
              "operationState", Kind.TEXT,
              "startTime", Kind.TIME,
              "stateEnteredTime", Kind.TIME,
              "cancelMode", Kind.TEXT));

  private final StoredList lists;
  private final VnfLcmOpOccs occurrences;
  private final VnfLifecycle lifecycle;
  private final VnfLcmOpOccMapper mapper;
  private final JsonMapper json;

  VnfLcmOpOccController(
      StoredList lists,
      VnfLcmOpOccs occurrences,
      VnfLifecycle lifecycle,
      VnfLcmOpOccMapper mapper,
      JsonMapper json) {
    this.lists = lists;
    this.occurrences = occurrences;
    this.lifecycle = lifecycle;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<List<VnfLcmOpOcc>> listVnfLcmOpOccs(
      @Nullable String filter,
      @Nullable String allFields,
      @Nullable String fields,
      @Nullable String excludeFields,
      @Nullable String excludeDefault,
      @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(allFields, fields, excludeFields, excludeDefault);
    var query = new ListQuery<>(json, VnfLcmOpOcc.class, filter, selectors, EXCLUDED_BY_DEFAULT);
    return lists
        .page(
            COLUMNS,
            query,
            ids -> mapper.toApi(occurrences.all(ids)),
            VnfLcmOpOcc::getId,
            nextpageOpaqueMarker)
        .toResponse();
  }

  @Override
  public ResponseEntity<VnfLcmOpOcc> getVnfLcmOpOcc(String vnfLcmOpOccId) {
    var found = occurrences.require(id(vnfLcmOpOccId));
    return ResponseEntity.ok().eTag(Etag.of(found.version()).value()).body(mapper.toApi(found));
  }

  @Override
  public ResponseEntity<Void> retryVnfLcmOpOcc(String vnfLcmOpOccId) {
    lifecycle.retry(id(vnfLcmOpOccId));
    return ResponseEntity.accepted().build();
  }

  @Override
  public ResponseEntity<Void> rollbackVnfLcmOpOcc(String vnfLcmOpOccId) {
    lifecycle.rollback(id(vnfLcmOpOccId));
    return ResponseEntity.accepted().build();
  }

  @Override
  public ResponseEntity<VnfLcmOpOcc> failVnfLcmOpOcc(String vnfLcmOpOccId) {
    return ResponseEntity.ok(mapper.toApi(lifecycle.fail(id(vnfLcmOpOccId))));
  }

  @Override
  public ResponseEntity<Void> cancelVnfLcmOpOcc(
      String vnfLcmOpOccId, org.pawl.vnfm.api.vnflcm.CancelMode request) {
    lifecycle.cancel(id(vnfLcmOpOccId), CancelMode.valueOf(request.getCancelMode().name()));
    return ResponseEntity.accepted().build();
  }

  private static UUID id(String vnfLcmOpOccId) {
    try {
      return UUID.fromString(vnfLcmOpOccId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("operation occurrence", vnfLcmOpOccId);
    }
  }
}
