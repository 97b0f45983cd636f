package org.pawl.vnfm.vnffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RunningVnfmTest
class AlarmApiTest {

  @Autowired VnfmClient vnfm;
  @Autowired StoredAlarms alarms;
  final UUID vnfcId = UUID.randomUUID();
  final UUID vnfInstanceId = UUID.randomUUID();

  @BeforeEach
  void raise() {
    alarms.raise(vnfInstanceId, vnfcId, AlarmCause.HEARTBEAT_LOST, "silent since noon");
  }

  @Test
  void alarms_whenFilteredByInstance_haveTheShapeOfSol003() throws Exception {
    JsonNode list =
        VnfmClient.json(get("/vnffm/v1/alarms?filter=(eq,managedObjectId," + vnfInstanceId + ")"));

    assertThat(list).hasSize(1);
    JsonNode alarm = list.get(0);
    assertThat(alarm.get("perceivedSeverity").stringValue()).isEqualTo("CRITICAL");
    assertThat(alarm.get("eventType").stringValue()).isEqualTo("COMMUNICATIONS_ALARM");
    assertThat(alarm.get("ackState").stringValue()).isEqualTo("UNACKNOWLEDGED");
    assertThat(alarm.get("isRootCause").booleanValue()).isTrue();
    assertThat(alarm.get("faultDetails").get(0).stringValue()).isEqualTo("vnfcId=" + vnfcId);
    assertThat(alarm.has("alarmClearedTime")).isFalse();
    String self = alarm.get("_links").get("self").get("href").stringValue();
    assertThat(self).startsWith("https://").endsWith("/" + alarm.get("id").stringValue());
  }

  @Test
  void alarm_whenOver_isClearedAndHasAnotherEtag() throws Exception {
    Alarm alarm = alarms.of(vnfInstanceId).getFirst();
    String path = "/vnffm/v1/alarms/" + alarm.id();
    HttpResponse<String> before = get(path);

    alarms.clear(alarm);

    HttpResponse<String> after = get(path);
    assertThat(VnfmClient.json(after).get("perceivedSeverity").stringValue()).isEqualTo("CLEARED");
    assertThat(VnfmClient.json(after).has("alarmClearedTime")).isTrue();
    assertThat(after.headers().firstValue("ETag"))
        .isNotEqualTo(before.headers().firstValue("ETag"));
  }

  @Test
  void unknownAlarm_whenRead_isNotThere() throws Exception {
    assertThat(get("/vnffm/v1/alarms/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(get("/vnffm/v1/alarms/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void badFilter_whenGiven_isRefused() throws Exception {
    assertThat(get("/vnffm/v1/alarms?filter=(eq,nowhere,1)").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return vnfm.get(path, "Authorization", "Bearer " + vnfm.accessToken());
  }
}
