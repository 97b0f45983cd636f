package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One function from its package to filtered packets, a change under load, and nothing left. */
class FirstLightIT {

  private static final String LEFT = "left";
  private static final String RIGHT = "right";
  private static final String BOB = "10.9.0.2";
  private static final int ALLOWED_TCP_PORT = 8080;
  private static final int DENIED_TCP_PORT = 23;
  private static final int STREAM_PORT = 5000;

  private static Pawl pawl;

  @BeforeAll
  static void start() {
    pawl = Pawl.startFresh("first-light", 18443);
  }

  @AfterAll
  static void stop() {
    pawl.close();
  }

  @Test
  void firewall_fromInstantiationToTermination_filtersCountsChangesAndLeavesNothing()
      throws Exception {
    Vnfm vnfm = pawl.vnfm();

    String vnfId = vnfm.createVnf(vnfm.vnfdId("firewall"), "fw-1");
    vnfm.awaitCompleted(vnfm.instantiate(vnfId, LEFT, RIGHT));
    Set<String> namespaces;
    try (TrafficHost alice = pawl.host("alice", LEFT, "10.9.0.1/24");
        TrafficHost bob = pawl.host("bob", RIGHT, BOB + "/24")) {
      assertCountersEqualWhatWasSent(vnfm, vnfId, alice, bob);
      assertThat(alice.ping(BOB, 5)).as("ICMP is dropped").isZero();
      assertThat(tcpEcho(alice, bob, ALLOWED_TCP_PORT))
          .as("an allowed TCP port")
          .isEqualTo("hello");
      assertThat(tcpEcho(alice, bob, DENIED_TCP_PORT)).as("a denied TCP port").isEmpty();

      namespaces = pawl.networkNamespaces();
      changeUnderLoad_losesNoPacketOfAnAllowedFlow(vnfm, vnfId, alice, bob);
      assertThat(alice.ping(BOB, 5)).as("ICMP passes after the change").isEqualTo(5);
    }

    vnfm.awaitCompleted(vnfm.terminate(vnfId));
    assertThat(vnfm.vnf(vnfId).get("instantiationState").asString()).isEqualTo("NOT_INSTANTIATED");
    assertThat(vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(204);
    assertThat(vnfm.get("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(404);
    assertThat(namespaces).as("fabric, guest, alice, bob").hasSizeGreaterThanOrEqualTo(4);
    assertNothingLeft(vnfId, namespaces);
  }

  /** A counted stream, and the ports' counters grow by as much; ARP is counted before. */
  private static void assertCountersEqualWhatWasSent(
      Vnfm vnfm, String vnfId, TrafficHost alice, TrafficHost bob) throws Exception {
    runStream(alice, bob, 10, 100);
    Map<String, Long> before = settledCounters(vnfm, vnfId);

    assertThat(runStream(alice, bob, 2000, 1000)).isEqualTo("received 2000 twice 0");

    Map<String, Long> after = settledCounters(vnfm, vnfId);
    assertThat(growth("in.rxPackets", before, after))
        .as("received on `in`: %s then %s", before, after)
        .isBetween(2000L, 2006L); // neighbours may renew their ARP entries
    assertThat(growth("out.txPackets", before, after))
        .as("sent on `out`: %s then %s", before, after)
        .isBetween(2000L, 2006L);
  }

  private static long growth(String counter, Map<String, Long> before, Map<String, Long> after) {
    Long from = before.get(counter);
    Long to = after.get(counter);
    if (from == null || to == null) {
      throw new AssertionError("no counter " + counter + " in " + before + " or " + after);
    }
    return to - from;
  }

  private static void changeUnderLoad_losesNoPacketOfAnAllowedFlow(
      Vnfm vnfm, String vnfId, TrafficHost alice, TrafficHost bob) throws Exception {
    Path received = Pawl.output().resolve("first-light-received.txt");
    Process receiver = receiver(bob, received);
    Process sender =
        alice.begin(
            Pawl.output().resolve("first-light-sent.txt"),
            "python3",
            stream(),
            "send",
            BOB,
            Integer.toString(STREAM_PORT),
            "6000",
            "1000");
    String resource = vnfm.operator(vnfId, "configuration");
    for (int change = 0; change < 4; change++) {
      Thread.sleep(Duration.ofMillis(800)); // spread over the six seconds of the stream
      var held = vnfm.get(resource);
      assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
      JsonNode configuration = Vnfm.JSON.readTree(held.body());
      String text = configuration.get("content").asString();
      String changed =
          change % 2 == 0 ? withIcmpAllowed(text) : text + "\n// change " + change + "\n";
      var answer =
          vnfm.put(
              resource,
              "application/json",
              Vnfm.JSON
                  .writeValueAsString(Map.of("content", changed, "reason", "rule change " + change))
                  .getBytes(StandardCharsets.UTF_8),
              "If-Match",
              held.headers().firstValue("ETag").orElseThrow());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
    assertThat(sender.waitFor()).isZero();
    assertThat(receiver.waitFor()).isZero();
    assertThat(Files.readString(received)).contains("received 6000 twice 0");
  }

  /** Takes the rule that drops ICMP out of the firewall's configuration. */
  private static String withIcmpAllowed(String configuration) {
    return configuration.replaceAll("deny icmp,\\s*", "");
  }

  private static String runStream(TrafficHost alice, TrafficHost bob, int count, int rate)
      throws IOException, InterruptedException {
    Path received = Pawl.output().resolve("first-light-received.txt");
    Process receiver = receiver(bob, received);
    Shell.Result sent =
        alice.run(
            "python3",
            stream(),
            "send",
            BOB,
            Integer.toString(STREAM_PORT),
            Integer.toString(count),
            Integer.toString(rate));
    assertThat(sent.exitCode()).as(sent.output()).isZero();
    assertThat(receiver.waitFor()).isZero();
    return Files.readString(received).lines().toList().getLast();
  }

  private static Process receiver(TrafficHost bob, Path output) {
    Process receiver =
        bob.begin(output, "python3", stream(), "receive", Integer.toString(STREAM_PORT), "2");
    Vnfm.await("the receiver", Duration.ofSeconds(10), () -> contains(output, "ready"));
    return receiver;
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.exists(file) && Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String stream() {
    return Pawl.home().resolve("integration-tests/src/test/resources/udp_stream.py").toString();
  }

  /** What comes back from an echo service of bob's, or nothing. */
  private static String tcpEcho(TrafficHost alice, TrafficHost bob, int port) throws Exception {
    Process server =
        bob.begin(
            Pawl.output().resolve("first-light-echo.txt"),
            "socat",
            "TCP-LISTEN:" + port + ",reuseaddr",
            "EXEC:/bin/cat");
    try {
      Vnfm.await(
          "the echo service",
          Duration.ofSeconds(5),
          () -> bob.run("ss", "-Htln", "sport = :" + port).output().contains("LISTEN"));
      return alice
          .run(
              "sh",
              "-c",
              "printf hello | timeout 3 socat -t 1 - TCP:%s:%d,connect-timeout=2 2>/dev/null"
                  .formatted(BOB, port))
          .output();
    } finally {
      bob.run(
          "sh",
          "-c",
          "kill $(ss -Htlnp 'sport = :"
              + port
              + "' | sed -n 's/.*pid=\\([0-9]*\\).*/\\1/p') 2>/dev/null");
      server.destroy();
      server.waitFor();
    }
  }

  /** The ports' counters once two reports in a row agree. */
  private static Map<String, Long> settledCounters(Vnfm vnfm, String vnfId)
      throws InterruptedException {
    Map<String, Long> last = counters(vnfm, vnfId);
    for (int tries = 0; tries < 10; tries++) {
      Thread.sleep(Duration.ofMillis(1500)); // longer than the interval of reports
      Map<String, Long> now = counters(vnfm, vnfId);
      if (now.equals(last)) {
        return now;
      }
      last = now;
    }
    throw new AssertionError("the counters never rest: " + last);
  }

  private static Map<String, Long> counters(Vnfm vnfm, String vnfId) {
    Map<String, Long> counters = new TreeMap<>();
    for (JsonNode port : vnfm.read(vnfm.operator(vnfId, "statistics")).get("ports")) {
      String name = port.get("name").asString();
      for (String counter : new String[] {"rxPackets", "txPackets"}) {
        counters.put(name + "." + counter, port.get(counter).asLong());
      }
    }
    return counters;
  }

  private static void assertNothingLeft(String vnfId, Set<String> namespaces) throws SQLException {
    Pawl.awaitEndOf(namespaces);
    assertThat(Machine.processesMentioning(vnfId)).isEmpty();
    assertThat(pawl.shell().succeed("./pawl", "host", "list")).doesNotContain(LEFT, RIGHT);
    try (var database = pawl.database();
        var tables =
            database
                .createStatement()
                .executeQuery(
                    "select tablename from pg_tables where schemaname = 'public' and tablename not in"
                        + " ('vnf_lcm_op_occ', 'vnf_lcm_op_step', 'alarm', 'audit_entry')")) {
      while (tables.next()) {
        String table = tables.getString(1);
        try (var rows =
            database
                .createStatement()
                .executeQuery(
                    "select count(*) from \"%s\" t where t::text like '%%%s%%'"
                        .formatted(table, vnfId))) {
          rows.next();
          assertThat(rows.getInt(1)).as("rows of %s that name the VNF", table).isZero();
        }
      }
    }
  }

  @Test
  void withoutToken_everyInterfaceAnswers401() {
    Vnfm vnfm = pawl.vnfm();
    for (String path :
        new String[] {"/vnflcm/v2/vnf_instances", "/vnfpkgm/v2/vnf_packages", "/vnffm/v1/alarms"}) {
      var answer = vnfm.getUnauthenticated(path);

      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }
  }

  @Test
  void consoleLog_ofRunningVnf_showsTheAgentStarting() {
    Vnfm vnfm = pawl.vnfm();
    String vnfId = vnfm.createVnf(vnfm.vnfdId("forwarder"), "fwd-console");
    vnfm.awaitCompleted(vnfm.instantiate(vnfId, "console-a", "console-b"));

    assertThat(vnfm.get(vnfm.operator(vnfId, "console_log")).body())
        .containsPattern(Pattern.compile("agent", Pattern.CASE_INSENSITIVE));

    assertThat(
            vnfm.post(
                    "/vnflcm/v2/vnf_instances/" + vnfId + "/instantiate",
                    Map.of("flavourId", "default"))
                .statusCode())
        .as("instantiate on an instantiated VNF")
        .isEqualTo(409);
    vnfm.awaitCompleted(vnfm.terminate(vnfId));
    vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId);
  }
}
