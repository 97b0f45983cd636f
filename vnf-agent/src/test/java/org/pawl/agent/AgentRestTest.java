package org.pawl.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.agent.AgentClient.Answer;
import org.pawl.agent.model.CheckRequest;
import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ClickConfiguration;
import org.pawl.agent.model.ConfigurationProblem;
import org.pawl.agent.model.ElementList;
import org.pawl.agent.model.FunctionState;
import org.pawl.agent.model.Graph;
import org.pawl.agent.model.HandlerValue;
import org.pawl.agent.model.Installation;
import org.pawl.agent.model.LogSource;
import org.pawl.agent.model.LogTail;
import org.pawl.agent.model.ProblemDetails;
import org.pawl.agent.model.Status;

/** The agent's interface, over real mutual TLS, in front of the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentRestTest {
  private static final String COUNTING =
      "in :: FromDPDKDevice(0); c :: Counter; in -> c -> Discard; Idle -> ToDPDKDevice(1);";

  private TestCa ca;
  private TestVnfm vnfm;
  private TestGuest guest;
  private AgentClient client;
  private long version = 1;

  @BeforeAll
  void startAgent(@TempDir Path directory) throws Exception {
    ca = new TestCa();
    vnfm = new TestVnfm(ca, "vnfm");
    vnfm.assign(configuration(1, COUNTING));
    guest = new TestGuest(directory, vnfm, ca.pin());
    guest.start();
    client = new AgentClient(ca.tls("vnfm"), guest.port);
    guest.await("running", Duration.ofSeconds(20), () -> guest.consoleSays("Serving https"));
    guest.await(
        "installed", Duration.ofSeconds(20), () -> guest.consoleSays("Installed configuration 1"));
  }

  @AfterAll
  void stopAgent() {
    guest.close();
    vnfm.close();
  }

  @BeforeEach
  void countingConfiguration() throws IOException {
    put(COUNTING);
  }

  @Test
  void status_whenAsked_showsTheFunction() throws Exception {
    Status status = Status.read(client.get("/v1/status").json());

    assertThat(status.vnfcId()).isEqualTo(guest.vnfcId);
    assertThat(status.state()).isEqualTo(FunctionState.RUNNING);
    assertThat(status.configurationVersion()).isEqualTo(version);
    assertThat(status.engine().available()).isTrue();
    assertThat(status.ports()).extracting(port -> port.name()).containsExactly("in", "out");
    assertThat(status.memory().residentBytes()).isPositive();
    assertThat(status.lastError()).isNull();
  }

  @Test
  void configuration_whenReplaced_countsEachPacketOnceAndKeepsState() throws Exception {
    long before = Status.read(client.get("/v1/status").json()).ports().getFirst().rxPackets();
    put(COUNTING + "InfiniteSource(LIMIT 1000, LENGTH 60) -> ToDPDKDevice(0);");
    guest.await(
        "1000 packets looped back",
        Duration.ofSeconds(10),
        () -> value("c", "count").equals("1000"));

    put(COUNTING + "// changed");

    assertThat(value("c", "count")).isEqualTo("1000");
    assertThat(Status.read(client.get("/v1/status").json()).ports().getFirst().rxPackets() - before)
        .isEqualTo(1000);
  }

  @Test
  void configuration_whenConditionIsMissingOrWrong_isNotReplaced() throws Exception {
    byte[] next = configuration(version + 100, COUNTING).toJson();

    assertThat(client.send("PUT", "/v1/configuration", next, Map.of()).status()).isEqualTo(428);
    assertThat(client.send("PUT", "/v1/configuration", next, Map.of("If-Match", "\"99\"")).status())
        .isEqualTo(412);
    assertThat(client.send("PUT", "/v1/configuration", next, Map.of("If-None-Match", "*")).status())
        .isEqualTo(412);
    assertThat(
            client
                .send(
                    "PUT",
                    "/v1/configuration",
                    configuration(version, "Idle -> Discard;").toJson(),
                    Map.of("If-Match", "*"))
                .status())
        .isEqualTo(409);
    Answer present = client.get("/v1/configuration");
    assertThat(present.etag()).isEqualTo("\"" + version + "\"");
    assertThat(ClickConfiguration.read(present.json()).text()).isEqualTo(COUNTING);
  }

  @Test
  void configurationWithMistakes_whenPut_isRefusedByLine_andTheOldOneRunsOn() throws Exception {
    Answer answer =
        client.send(
            "PUT",
            "/v1/configuration",
            configuration(version + 100, "Idle\n -> NoSuchElement\n -> Discard;").toJson(),
            Map.of("If-Match", "*"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    ConfigurationProblem problem = ConfigurationProblem.read(answer.json());
    assertThat(problem.type()).isEqualTo("urn:pawl:problem:invalid-click-configuration");
    assertThat(problem.errors().getFirst().file()).isEqualTo("test.click");
    assertThat(problem.errors().getFirst().line()).isEqualTo(2);
    assertThat(problem.errors().getFirst().message()).contains("NoSuchElement");
    Status status = Status.read(client.get("/v1/status").json());
    assertThat(status.state()).isEqualTo(FunctionState.RUNNING);
    assertThat(status.configurationVersion()).isEqualTo(version);
    assertThat(status.lastError())
        .extracting(error -> error == null ? null : error.configurationVersion())
        .isEqualTo(version + 100);
  }

  @Test
  void text_whenChecked_isNotInstalled() throws Exception {
    CheckResult good = check("Idle -> Discard;");
    CheckResult bad = check("Idle -> Discard");
    CheckResult unconnected = check("Counter -> Discard;");

    assertThat(good.ok()).isTrue();
    assertThat(good.elements()).isEqualTo(2);
    assertThat(bad.ok() && bad.errors().isEmpty()).isTrue(); // the last semicolon may be left out
    assertThat(unconnected.ok()).isFalse();
    assertThat(unconnected.errors()).isNotEmpty();
    assertThat(ClickConfiguration.read(client.get("/v1/configuration").json()).text())
        .isEqualTo(COUNTING);
  }

  @Test
  void elements_whenAsked_areThoseOfTheConfiguration() throws Exception {
    ElementList elements = ElementList.read(client.get("/v1/elements").json());
    Graph graph = Graph.read(client.get("/v1/graph").json());

    assertThat(elements.elements())
        .anySatisfy(element -> {
          assertThat(element.name()).isEqualTo("c");
          assertThat(element.className()).isEqualTo("Counter");
          assertThat(element.handlers()).anyMatch(h -> h.name().equals("count") && h.read());
        });
    assertThat(graph.connections())
        .anyMatch(connection -> connection.from().equals("in") && connection.to().equals("c"));
  }

  @Test
  void handler_whenUsedTheWrongWay_saysWhichWayItGoes() throws Exception {
    byte[] value = new HandlerValue("").toJson();

    Answer written = client.send("PUT", "/v1/handlers/c/count", value, Map.of());
    Answer read = client.get("/v1/handlers/c/reset");

    assertThat(written.status()).isEqualTo(405);
    assertThat(written.allow()).isEqualTo("GET");
    assertThat(read.status()).isEqualTo(405);
    assertThat(read.allow()).isEqualTo("PUT");
    assertThat(client.send("PUT", "/v1/handlers/c/reset", value, Map.of()).status()).isEqualTo(204);
    assertThat(client.get("/v1/handlers/c/none").status()).isEqualTo(404);
    assertThat(client.get("/v1/handlers/none/count").status()).isEqualTo(404);
    assertThat(client.get("/v1/handlers/0/classes").status()).isEqualTo(404);
  }

  @Test
  void function_whenStoppedAndStarted_reportsSo() throws Exception {
    Answer stopped = client.send("POST", "/v1/stop", null, Map.of());
    Answer started = client.send("POST", "/v1/start", null, Map.of());

    assertThat(Status.read(stopped.json()).state()).isEqualTo(FunctionState.STOPPED);
    assertThat(Status.read(started.json()).state()).isEqualTo(FunctionState.RUNNING);
  }

  @Test
  void log_whenReadInPieces_isWhole() throws Exception {
    LogTail first = LogTail.read(client.get("/v1/log?limit=1").json());
    LogTail second = LogTail.read(client.get("/v1/log?cursor=" + first.next()).json());

    assertThat(first.lines()).hasSize(1);
    assertThat(first.lines().getFirst().text()).contains(guest.vnfcId.toString());
    assertThat(second.lines().getFirst().sequence()).isEqualTo(first.next());
    assertThat(second.lines()).anyMatch(line -> line.source() == LogSource.AGENT);
    assertThat(client.get("/v1/log?cursor=-1").status()).isEqualTo(400);
    assertThat(client.get("/v1/log?limit=x").status()).isEqualTo(400);
  }

  @Test
  void badRequests_whenSent_areRefusedAsProblems() throws Exception {
    assertThat(client.get("/").status()).isEqualTo(404);
    assertThat(client.get("/v1/status/").status()).isEqualTo(404);
    Answer delete = client.send("DELETE", "/v1/configuration", null, Map.of());
    assertThat(delete.status()).isEqualTo(405);
    assertThat(delete.allow()).isEqualTo("GET, PUT");
    Answer malformed =
        client.send("POST", "/v1/configuration/check", "{\"text\":".getBytes(UTF_8), Map.of());
    assertThat(malformed.status()).isEqualTo(400);
    ProblemDetails problem = ProblemDetails.read(malformed.json());
    assertThat(problem.detail()).contains("byte 8: the text ends too early");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(
            client
                .send(
                    "POST",
                    "/v1/configuration/check",
                    "{}".getBytes(UTF_8),
                    Map.of("Content-Type", "text/plain"))
                .status())
        .isEqualTo(415);
    assertThat(
            client
                .send(
                    "POST",
                    "/v1/configuration/check",
                    new CheckRequest(null, "/".repeat((1 << 20) + 1), List.of()).toJson(),
                    Map.of())
                .status())
        .isIn(400, 413);
  }

  @Test
  void peerThatIsNotTheVnfm_whenItConnects_isTurnedAway() throws Exception {
    AgentClient otherGuest =
        new AgentClient(ca.tls("11111111-2222-3333-4444-555555555555"), guest.port);
    AgentClient otherCa = new AgentClient(new TestCa().tls("vnfm"), guest.port);

    assertThatThrownBy(() -> otherGuest.get("/v1/status")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> otherCa.get("/v1/status")).isInstanceOf(IOException.class);
    assertThat(client.get("/v1/status").status()).isEqualTo(200);
  }

  private CheckResult check(String text) throws IOException {
    byte[] request = new CheckRequest("test.click", text, List.of()).toJson();
    return CheckResult.read(
        client.send("POST", "/v1/configuration/check", request, Map.of()).json());
  }

  private void put(String text) throws IOException {
    version++;
    Answer answer =
        client.send(
            "PUT",
            "/v1/configuration",
            configuration(version, text).toJson(),
            Map.of("If-Match", "*"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.etag()).isEqualTo("\"" + version + "\"");
    assertThat(Installation.read(answer.json()).version()).isEqualTo(version);
    vnfm.assign(configuration(version, text));
  }

  private String value(String element, String handler) {
    try {
      return HandlerValue.read(client.get("/v1/handlers/" + element + "/" + handler).json())
          .value();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ClickConfiguration configuration(long version, String text) {
    return new ClickConfiguration(version, "test.click", text, List.of());
  }
}
