package org.pawl.vnfm.vnfpm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnfpm.CallbackModifications;
import org.pawl.vnfm.api.vnfpm.CreatePmJobRequest;
import org.pawl.vnfm.api.vnfpm.PerformanceReport;
import org.pawl.vnfm.api.vnfpm.PmJobsApi;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Links;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The resources of PM jobs and reports (SOL003 6.4.2 to 6.4.4). */
@RestController
class PmJobController implements PmJobsApi {

  private static final Set<String> EXCLUDED_BY_DEFAULT = Set.of("reports");

  private final PmJobs jobs;
  private final PmMapper mapper;
  private final JsonMapper json;

  PmJobController(PmJobs jobs, PmMapper mapper, JsonMapper json) {
    this.jobs = jobs;
    this.mapper = mapper;
    this.json = json;
  }

  @Override
  public ResponseEntity<org.pawl.vnfm.api.vnfpm.PmJob> createPmJob(CreatePmJobRequest request) {
    var created =
        jobs.create(
            ObjectType.valueOf(request.getObjectType().getValue()),
            request.getObjectInstanceIds(),
            request.getSubObjectInstanceIds(),
            json.convertValue(request.getCriteria(), PmJob.Criteria.class),
            mapper.callback(request.getCallbackUri(), request.getAuthentication()));
    return ResponseEntity.created(Links.to(PmMapper.JOBS + created.id()))
        .eTag(Etag.of(created.version()).value())
        .body(mapper.toApi(created));
  }

  @Override
  public ResponseEntity<List<org.pawl.vnfm.api.vnfpm.PmJob>> listPmJobs(
      @Nullable String filter,
      @Nullable String allFields,
      @Nullable String fields,
      @Nullable String excludeFields,
      @Nullable String excludeDefault,
      @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(allFields, fields, excludeFields, excludeDefault);
    var query =
        new ListQuery<>(
            json, org.pawl.vnfm.api.vnfpm.PmJob.class, filter, selectors, EXCLUDED_BY_DEFAULT);
    var found = query.apply(jobs.all().stream().map(mapper::toApi).toList());
    return Page.of(found, org.pawl.vnfm.api.vnfpm.PmJob::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<org.pawl.vnfm.api.vnfpm.PmJob> getPmJob(String pmJobId) {
    var found = jobs.require(pmJobId);
    return ResponseEntity.ok().eTag(Etag.of(found.version()).value()).body(mapper.toApi(found));
  }

  @Override
  public ResponseEntity<CallbackModifications> modifyPmJob(
      String pmJobId, ObjectNode patch, @Nullable String ifMatch) {
    var changed = jobs.change(pmJobId, patch, ifMatch);
    return ResponseEntity.ok()
        .eTag(Etag.of(changed.version()).value())
        .body(new CallbackModifications(mapper.callbackUri(changed.id())));
  }

  @Override
  public ResponseEntity<Void> deletePmJob(String pmJobId) {
    jobs.delete(pmJobId);
    return ResponseEntity.noContent().build();
  }

  @Override
  public ResponseEntity<PerformanceReport> getPerformanceReport(String pmJobId, String reportId) {
    return ResponseEntity.ok(
        json.readValue(jobs.report(pmJobId, reportId), PerformanceReport.class));
  }
}
