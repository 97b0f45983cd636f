package org.pawl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.agent.model.ClickConfiguration;
import org.pawl.agent.model.FunctionState;
import org.pawl.agent.model.Report;
import org.pawl.agent.model.Status;

/** The agent's life as a process: enrolment, restarts, and a VNFM that comes and goes. */
class AgentJourneyTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private TestCa ca;
  private TestVnfm vnfm;
  private TestGuest guest;

  @BeforeEach
  void makeVnfm(@TempDir Path directory) throws Exception {
    ca = new TestCa();
    vnfm = new TestVnfm(ca, "vnfm");
    guest = new TestGuest(directory, vnfm, ca.pin());
  }

  @AfterEach
  void endAll() {
    guest.close();
    vnfm.close();
  }

  @Test
  void newGuest_whenStarted_enrolsInstallsAndReportsEachSecond() throws Exception {
    vnfm.assign(configuration(7, "FromDPDKDevice(in) -> Discard;"));
    guest.start();
    guest.await("four reports", LONG, () -> vnfm.reports.size() >= 4);

    Report last = vnfm.reports.getLast();
    assertThat(last.state()).isEqualTo(FunctionState.RUNNING);
    assertThat(last.configurationVersion()).isEqualTo(7);
    assertThat(vnfm.reports).extracting(Report::bootEpoch).containsOnly(last.bootEpoch());
    assertThat(vnfm.reports.stream().map(Report::sequence))
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(1L);
    Duration between =
        Duration.between(vnfm.reports.get(last.ports().size()).time(), vnfm.reports.get(3).time());
    assertThat(between).isBetween(Duration.ofMillis(700), Duration.ofMillis(2500));
    assertThat(vnfm.reporters).containsOnly(guest.vnfcId.toString());
    assertThat(vnfm.issued).hasSize(1);
    assertThat(Files.readString(guest.console())).doesNotContain(TestVnfm.TOKEN, "PRIVATE KEY");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(guest.state().resolve("key.pem"))))
        .isEqualTo("rw-------");
  }

  @Test
  void killedAgent_whenStartedAgainWithoutVnfm_forwardsAtOnce() throws Exception {
    vnfm.assign(
        configuration(
            1, "InfiniteSource(LIMIT -1) -> ToDPDKDevice(1); FromDPDKDevice(1) -> Discard;"));
    guest.start();
    guest.await("running", LONG, () -> isRunning(1));
    UUID before = vnfm.reports.getLast().bootEpoch();
    guest.kill();
    vnfm.close();

    guest.start();
    AgentClient client = new AgentClient(ca.tls("vnfm"), guest.port);
    guest.await(
        "restored", Duration.ofSeconds(10), () -> guest.consoleSays("Restored configuration 1"));
    Duration restored =
        Duration.between(
            guest.process().info().startInstant().orElseThrow(),
            guest.timeOf("Restored configuration 1"));
    Duration processor = guest.process().info().totalCpuDuration().orElseThrow();
    // The bound that means something on a busy machine is the processor's; idle, the wall's is
    // about the same.
    assertThat(processor).as("wall time " + restored).isLessThan(Duration.ofMillis(1500));
    assertThat(restored).isLessThan(Duration.ofSeconds(10));
    guest.await("serving", LONG, () -> Files.exists(guest.console()) && servings() == 2);
    Status status = Status.read(client.get("/v1/status").json());
    assertThat(status.state()).isEqualTo(FunctionState.RUNNING);
    assertThat(status.bootEpoch()).isNotEqualTo(before);
    assertThat(status.ports().get(1).txPackets()).isPositive();
    assertThat(status.lastReport()).isNull();

    vnfm.comeBack();
    guest.await("reports", LONG, () -> !vnfm.reports.getLast().bootEpoch().equals(before));
    assertThat(vnfm.issued).hasSize(1);
  }

  @Test
  void changedAssignment_whenNamedInTheAnswer_isPulled_andARefusedOneLeavesTheOldRunning()
      throws Exception {
    vnfm.assign(configuration(1, "FromDPDKDevice(in) -> Discard;"));
    guest.start();
    guest.await("running", LONG, () -> isRunning(1));

    vnfm.assign(configuration(2, "FromDPDKDevice(in) -> Nonsense -> Discard;"));
    guest.await("refusal", LONG, () -> vnfm.reports.getLast().lastError() != null);
    Report refused = vnfm.reports.getLast();
    assertThat(refused.state()).isEqualTo(FunctionState.RUNNING);
    assertThat(refused.configurationVersion()).isEqualTo(1);
    assertThat(refused.lastError())
        .satisfies(error -> {
          assertThat(error == null ? null : error.configurationVersion()).isEqualTo(2);
          assertThat(error == null ? "" : error.errors().toString()).contains("Nonsense");
        });

    vnfm.assign(configuration(3, "FromDPDKDevice(in) -> Counter -> Discard;"));
    guest.await("mended", LONG, () -> isRunning(3));
    assertThat(vnfm.reports.getLast().lastError()).isNull();
  }

  @Test
  void hostReachingElement_whenNotAllowed_isRefused() throws Exception {
    vnfm.assign(configuration(1, "Idle -> Print -> ToDump(x) -> Discard;"));
    guest.start();

    guest.await("refusal", LONG, () -> !vnfm.reports.isEmpty());

    assertThat(vnfm.reports.getLast().state()).isEqualTo(FunctionState.FAILED);
  }

  @Test
  void certificate_whenHalfItsLifeIsOver_isRenewedAndUsed() throws Exception {
    vnfm.setCertificateLife(Duration.ofSeconds(9));
    guest.start();

    guest.await("two renewals", LONG, () -> vnfm.issued.size() >= 3);

    guest.await("serving", LONG, () -> servings() == 1);
    Status status =
        Status.read(new AgentClient(ca.tls("vnfm"), guest.port).get("/v1/status").json());
    assertThat(status.state()).isEqualTo(FunctionState.STARTING);
    assertThat(status.certificateExpires())
        .isAfterOrEqualTo(vnfm.issued.get(2).getNotAfter().toInstant());
  }

  @Test
  void vnfmUnderAnotherCa_whenEnrolling_getsNothing(@TempDir Path other) throws Exception {
    try (TestVnfm impostor = new TestVnfm(new TestCa(), "vnfm");
        TestVnfm agentAsVnfm = new TestVnfm(ca, UUID.randomUUID().toString());
        TestGuest first = new TestGuest(other.resolve("1"), impostor, ca.pin());
        TestGuest second = new TestGuest(other.resolve("2"), agentAsVnfm, ca.pin())) {
      first.start();
      first.await("doubt", LONG, () -> first.consoleSays("has the pin"));
      second.start();
      second.await("doubt", LONG, () -> second.consoleSays("not CN=vnfm"));

      assertThat(impostor.issued).isEmpty();
      assertThat(agentAsVnfm.issued).isEmpty();
      assertThat(first.state().resolve("certificates.pem")).doesNotExist();
    }
  }

  @Test
  void missingEngine_whenStarted_isReportedAndManagementWorks(@TempDir Path other)
      throws Exception {
    try (TestGuest withoutEngine =
        new TestGuest(other, vnfm, ca.pin(), "/nonexistent/libclick_dataplane.so")) {
      vnfm.assign(configuration(1, "Idle -> Discard;"));
      withoutEngine.start();
      withoutEngine.await("a report", LONG, () -> !vnfm.reports.isEmpty());

      assertThat(vnfm.reports.getLast().state()).isEqualTo(FunctionState.FAILED);
      AgentClient client = new AgentClient(ca.tls("vnfm"), withoutEngine.port);
      withoutEngine.await("serving", LONG, () -> withoutEngine.consoleSays("Serving https"));
      Status status = Status.read(client.get("/v1/status").json());
      assertThat(status.engine().available()).isFalse();
      assertThat(status.engine().reason()).contains("PAWL_CLICK_LIBRARY");
      assertThat(client.get("/v1/elements").status()).isEqualTo(503);
    }
  }

  @Test
  void brokenConfigDrive_whenStarted_endsWithCodeTwoAndSaysWhere() throws Exception {
    Path userData = guest.directory.resolve("config/openstack/latest/user_data");
    Files.writeString(userData, "{\"vnfcId\":\"x\"}", StandardCharsets.UTF_8);
    guest.start();

    assertThat(guest.process().waitFor()).isEqualTo(2);
    assertThat(Files.readString(guest.console())).contains("user_data, $.vnfcId: expected a UUID");
  }

  private boolean isRunning(long version) {
    return !vnfm.reports.isEmpty()
        && vnfm.reports.getLast().state() == FunctionState.RUNNING
        && Long.valueOf(version).equals(vnfm.reports.getLast().configurationVersion());
  }

  private long servings() {
    try {
      return Files.readAllLines(guest.console()).stream()
          .filter(line -> line.contains("Serving https"))
          .count();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ClickConfiguration configuration(long version, String text) {
    return new ClickConfiguration(version, "test.click", text, List.of());
  }
}
