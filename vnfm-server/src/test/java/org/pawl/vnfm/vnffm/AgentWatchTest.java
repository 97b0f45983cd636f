package org.pawl.vnfm.vnffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.agent.AgentEvent.AgentRestarted;
import org.pawl.vnfm.agent.Agents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningVnfmTest
class AgentWatchTest {

  @Autowired AgentWatch watch;
  @Autowired StoredAlarms alarms;
  @Autowired Agents agents;
  @Autowired JdbcClient database;
  @Autowired Clock clock;
  final UUID vnfcId = UUID.randomUUID();
  final UUID vnfInstanceId = UUID.randomUUID();

  @BeforeEach
  void makeAgent() {
    forgetAgents();
    agents.mintToken(vnfcId, vnfInstanceId, UUID.randomUUID(), Duration.ofMinutes(1));
    agents.assignConfiguration(vnfcId, "Idle -> Discard;", "a.click", "tester", "a test");
  }

  /** Those of others, too: many silent ones are another fault. */
  @AfterEach
  void forgetAgents() {
    database.sql("delete from agent").update();
    watch.look();
  }

  @Test
  void silentAgent_whenWatched_raisesOneAlarmThatEndsWithItsNextReport() {
    reported("RUNNING", Duration.ofSeconds(4));

    watch.look();
    watch.look();

    assertThat(alarms.of(vnfInstanceId))
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.cause()).isEqualTo(AlarmCause.HEARTBEAT_LOST);
          assertThat(alarm.perceivedSeverity()).isEqualTo(PerceivedSeverity.CRITICAL);
          assertThat(alarm.managedObjectId()).isEqualTo(vnfInstanceId);
          assertThat(alarm.isActive()).isTrue();
        });

    reported("RUNNING", Duration.ZERO);
    watch.look();

    assertThat(alarms.of(vnfInstanceId))
        .singleElement()
        .satisfies(
            alarm -> assertThat(alarm.perceivedSeverity()).isEqualTo(PerceivedSeverity.CLEARED));
  }

  @Test
  void talkingAgent_whenWatched_raisesNothing() {
    reported("RUNNING", Duration.ZERO);

    watch.look();

    assertThat(alarms.of(vnfInstanceId)).isEmpty();
  }

  @Test
  void neverReportedAgent_whenWatched_raisesNothing() {
    watch.look();

    assertThat(alarms.of(vnfInstanceId)).isEmpty();
  }

  @Test
  void retiredAgent_whenItFallsSilent_raisesNothing() {
    reported("RUNNING", Duration.ofSeconds(10));
    agents.retire(vnfcId);

    watch.look();

    assertThat(alarms.of(vnfInstanceId)).isEmpty();
  }

  @Test
  void expectedAgent_whenItFallsSilentAgain_raisesAnAlarm() {
    reported("RUNNING", Duration.ofSeconds(10));
    agents.retire(vnfcId);
    agents.expect(vnfcId);

    watch.look();

    assertThat(alarms.of(vnfInstanceId)).hasSize(1);
  }

  @Test
  void severalVnfms_whenTheySeeOneFault_raiseOneAlarm() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 8)
          .forEach(_ ->
              threads.execute(() ->
                  alarms.raise(vnfInstanceId, vnfcId, AlarmCause.AGENT_RESTARTED, "restarted")));
    }

    assertThat(alarms.of(vnfInstanceId)).hasSize(1);
  }

  @Test
  void restartedAgent_whenItsFunctionRunsAgain_leavesAClearedAlarm() {
    reported("STARTING", Duration.ZERO);
    watch.on(new AgentRestarted(vnfcId, vnfInstanceId, Instant.now()));
    watch.look();
    assertThat(alarms.of(vnfInstanceId)).singleElement().matches(Alarm::isActive);

    reported("RUNNING", Duration.ZERO);
    watch.look();

    List<Alarm> all = alarms.of(vnfInstanceId);
    assertThat(all).singleElement().matches(alarm -> !alarm.isActive());
    watch.on(new AgentRestarted(vnfcId, vnfInstanceId, Instant.now()));
    assertThat(alarms.of(vnfInstanceId)).hasSize(2);
  }

  @Test
  void forgottenVnfc_whenItHadAlarms_leavesThemCleared() {
    alarms.raise(vnfInstanceId, vnfcId, AlarmCause.SECURITY_BREACH, "somebody");
    watch.look();
    assertThat(alarms.of(vnfInstanceId)).singleElement().matches(Alarm::isActive);

    agents.forget(vnfcId);
    watch.look();

    assertThat(alarms.of(vnfInstanceId)).singleElement().matches(alarm -> !alarm.isActive());
  }

  private void reported(String state, Duration ago) {
    UUID epoch = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO agent_report (vnfc_id, boot_epoch, sequence, received_at, report)
            VALUES (?, ?, 1, ?::timestamptz, ?::jsonb)
            ON CONFLICT (vnfc_id) DO UPDATE SET received_at = excluded.received_at, report = excluded.report
            """)
        .params(
            vnfcId,
            epoch,
            clock.instant().minus(ago).toString(),
            """
            {"bootEpoch":"%s","sequence":1,"time":"2026-11-22T12:00:00Z","receivedAt":"2026-11-22T12:00:00Z",
             "state":"%s","configurationVersion":1,"ports":[],"droppedPackets":0,"processSeconds":1,
             "workerBusyFraction":0,"residentBytes":1,"totalBytes":1,"availableBytes":1}
            """
                .formatted(epoch, state))
        .update();
  }
}
