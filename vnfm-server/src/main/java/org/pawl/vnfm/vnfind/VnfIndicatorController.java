package org.pawl.vnfm.vnfind;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfind.VnfIndicatorsApi;
import org.pawl.vnfm.sol.ApiRoot;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The indicators' resources (SOL003 8.4.2 to 8.4.4). */
@RestController
class VnfIndicatorController implements VnfIndicatorsApi {

  private final IndicatorRows indicators;
  private final VnfInstances instances;
  private final JsonMapper json;

  VnfIndicatorController(IndicatorRows indicators, VnfInstances instances, JsonMapper json) {
    this.indicators = indicators;
    this.instances = instances;
    this.json = json;
  }

  @Override
  public ResponseEntity<List<org.pawl.vnfm.api.vnfind.VnfIndicator>> listVnfIndicators(
      @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    return page(indicators.all(), filter, nextpageOpaqueMarker);
  }

  @Override
  public ResponseEntity<List<org.pawl.vnfm.api.vnfind.VnfIndicator>> listVnfIndicatorsOfInstance(
      String vnfInstanceId, @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    var instance = instances.require(instanceId(vnfInstanceId));
    return page(indicators.of(instance.id()), filter, nextpageOpaqueMarker);
  }

  @Override
  public ResponseEntity<org.pawl.vnfm.api.vnfind.VnfIndicator> getVnfIndicator(
      String vnfInstanceId, String indicatorId) {
    var instance = instances.require(instanceId(vnfInstanceId));
    var found =
        indicators
            .find(instance.id(), indicatorId)
            .orElseThrow(() ->
                Problem.notFound(
                    "indicator with a known value of VNF instance " + vnfInstanceId, indicatorId));
    return ResponseEntity.ok(IndicatorMapper.toApi(found, ApiRoot.ofRequest()));
  }

  private ResponseEntity<List<org.pawl.vnfm.api.vnfind.VnfIndicator>> page(
      List<VnfIndicator> all, @Nullable String filter, @Nullable String marker) {
    var root = ApiRoot.ofRequest();
    var selectors = new ListQuery.Selectors(null, null, null, null);
    var query =
        new ListQuery<>(
            json, org.pawl.vnfm.api.vnfind.VnfIndicator.class, filter, selectors, Set.<String>of());
    var found = query.apply(all.stream().map(each -> IndicatorMapper.toApi(each, root)).toList());
    return Page.of(found, each -> each.getVnfInstanceId() + "/" + each.getId(), marker)
        .toResponse();
  }

  private static UUID instanceId(String vnfInstanceId) {
    try {
      return UUID.fromString(vnfInstanceId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("VNF instance", vnfInstanceId);
    }
  }
}
