package org.pawl.vnfm.vnffm;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnffm.AlarmModifications;
import org.pawl.vnfm.api.vnffm.AlarmsApi;
import org.pawl.vnfm.api.vnffm.PerceivedSeverityRequest;
import org.pawl.vnfm.sol.ApiRoot;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.pawl.vnfm.sol.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The alarms' resources (SOL003 7.4.2, 7.4.3; SOL002 7.4.4). */
@RestController
class AlarmController implements AlarmsApi {

  private final StoredAlarms alarms;
  private final JsonMapper json;

  AlarmController(StoredAlarms alarms, JsonMapper json) {
    this.alarms = alarms;
    this.json = json;
  }

  @Override
  public ResponseEntity<List<org.pawl.vnfm.api.vnffm.Alarm>> listAlarms(
      @Nullable String filter, @Nullable String nextpageOpaqueMarker) {
    var selectors = new ListQuery.Selectors(null, null, null, null);
    var query =
        new ListQuery<>(
            json, org.pawl.vnfm.api.vnffm.Alarm.class, filter, selectors, Set.<String>of());
    var root = ApiRoot.ofRequest();
    var found =
        query.apply(alarms.all().stream().map(each -> AlarmMapper.toApi(each, root)).toList());
    return Page.of(found, org.pawl.vnfm.api.vnffm.Alarm::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<org.pawl.vnfm.api.vnffm.Alarm> getAlarm(String alarmId) {
    Alarm alarm = alarms.find(id(alarmId)).orElseThrow(() -> Problem.notFound("alarm", alarmId));
    return ResponseEntity.ok()
        .eTag(Etag.of(alarm.version()).value())
        .body(AlarmMapper.toApi(alarm, ApiRoot.ofRequest()));
  }

  @Override
  public ResponseEntity<AlarmModifications> modifyAlarm(
      String alarmId, AlarmModifications request, @Nullable String ifMatch) {
    AckState wanted = AckState.valueOf(request.getAckState().name());
    Alarm changed = alarms.acknowledge(id(alarmId), wanted, ifMatch);
    return ResponseEntity.ok().eTag(Etag.of(changed.version()).value()).body(request);
  }

  @Override
  public ResponseEntity<Void> escalateAlarm(String alarmId, PerceivedSeverityRequest request) {
    alarms.escalate(
        id(alarmId), PerceivedSeverity.valueOf(request.getProposedPerceivedSeverity().name()));
    return ResponseEntity.noContent().build();
  }

  private static UUID id(String alarmId) {
    try {
      return UUID.fromString(alarmId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("alarm", alarmId);
    }
  }
}
