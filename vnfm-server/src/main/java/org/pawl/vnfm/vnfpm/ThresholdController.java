package org.pawl.vnfm.vnfpm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpm.CallbackModifications;
import org.pawl.vnfm.api.vnfpm.CreateThresholdRequest;
import org.pawl.vnfm.api.vnfpm.ThresholdsApi;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Links;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The resources of thresholds (SOL003 6.4.5, 6.4.6). */
@RestController
class ThresholdController implements ThresholdsApi {

  private final Thresholds thresholds;
  private final PmMapper mapper;
  private final JsonMapper json;

  ThresholdController(Thresholds thresholds, PmMapper mapper, JsonMapper json) {
    this.thresholds = thresholds;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<org.pawl.vnfm.api.vnfpm.Threshold> createThreshold(
      CreateThresholdRequest request) {
    if (request.getCriteria().getSimpleThresholdDetails() == null) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "The thresholdType SIMPLE needs simpleThresholdDetails.");
    }
    var created =
        thresholds.create(
            ObjectType.valueOf(request.getObjectType().getValue()),
            request.getObjectInstanceId(),
            request.getSubObjectInstanceIds(),
            json.convertValue(request.getCriteria(), Threshold.Criteria.class),
            mapper.callback(request.getCallbackUri(), request.getAuthentication()));
    return ResponseEntity.created(Links.to(PmMapper.THRESHOLDS + created.id()))
        .eTag(Etag.of(created.version()).value())
        .body(mapper.toApi(created));
  }

  @Override
  public ResponseEntity<List<org.pawl.vnfm.api.vnfpm.Threshold>> listThresholds(
      @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(null, null, null, null);
    var query =
        new ListQuery<>(
            json, org.pawl.vnfm.api.vnfpm.Threshold.class, filter, selectors, Set.<String>of());
    var found = query.apply(thresholds.all().stream().map(mapper::toApi).toList());
    return Page.of(found, org.pawl.vnfm.api.vnfpm.Threshold::getId, nextpageOpaqueMarker)
        .toResponse();
  }

  @Override
  public ResponseEntity<org.pawl.vnfm.api.vnfpm.Threshold> getThreshold(String thresholdId) {
    var found = thresholds.require(thresholdId);
    return ResponseEntity.ok().eTag(Etag.of(found.version()).value()).body(mapper.toApi(found));
  }

  @Override
  public ResponseEntity<CallbackModifications> modifyThreshold(
      String thresholdId, ObjectNode patch, @Nullable String ifMatch) {
    var changed = thresholds.change(thresholdId, patch, ifMatch);
    return ResponseEntity.ok()
        .eTag(Etag.of(changed.version()).value())
        .body(new CallbackModifications(mapper.callbackUri(changed.id())));
  }

  @Override
  public ResponseEntity<Void> deleteThreshold(String thresholdId) {
    thresholds.delete(thresholdId);
    return ResponseEntity.noContent().build();
  }
}
