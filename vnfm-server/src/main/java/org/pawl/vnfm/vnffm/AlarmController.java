package org.pawl.vnfm.vnffm;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnffm.AlarmsApi;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.ListQuery;
import org.pawl.vnfm.sol.Page;
import org.pawl.vnfm.sol.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The alarms' resources (SOL003 7.4.2, 7.4.3). */
@RestController
class AlarmController implements AlarmsApi {

  private final Alarms alarms;
  private final JsonMapper json;

  AlarmController(Alarms alarms, JsonMapper json) {
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
    var found = query.apply(alarms.all().stream().map(AlarmMapper::toApi).toList());
    return Page.of(found, org.pawl.vnfm.api.vnffm.Alarm::getId, nextpageOpaqueMarker).toResponse();
  }

  @Override
  public ResponseEntity<org.pawl.vnfm.api.vnffm.Alarm> getAlarm(String alarmId) {
    Alarm alarm = alarms.find(id(alarmId)).orElseThrow(() -> Problem.notFound("alarm", alarmId));
    return ResponseEntity.ok()
        .eTag(Etag.of(alarm.version()).value())
        .body(AlarmMapper.toApi(alarm));
  }

  private static UUID id(String alarmId) {
    try {
      return UUID.fromString(alarmId);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound("alarm", alarmId);
    }
  }
}
