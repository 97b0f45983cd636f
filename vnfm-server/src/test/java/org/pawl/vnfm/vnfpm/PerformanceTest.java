package org.pawl.vnfm.vnfpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pawl.vnfm.notification.SubscriptionClient.json;
import static org.pawl.vnfm.notification.SubscriptionClient.location;
import static org.pawl.vnfm.notification.SubscriptionClient.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.EtsiDefinitions;
import org.pawl.vnfm.agent.AgentEvent.AgentReported;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.agent.PortCounters;
import org.pawl.vnfm.notification.CallbackReceiver;
import org.pawl.vnfm.notification.SubscriptionClient;
import org.pawl.vnfm.vnflcm.Executions;
import org.pawl.vnfm.vnflcm.Fixtures;
import org.pawl.vnfm.vnflcm.LcmTest;
import org.pawl.vnfm.vnflcm.VnfInstances;
import org.pawl.vnfm.vnflcm.VnfLifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PM jobs and thresholds from the agents' reports to the consumer's callback. */
@LcmTest
class PerformanceTest {

  private static final String JOBS = "/vnfpm/v2/pm_jobs";
  private static final String THRESHOLDS = "/vnfpm/v2/thresholds";
  private static final String DEFINITIONS =
      "sol002-sol003/SOL003/VNFPerformanceManagement/definitions/SOL003VNFPerformanceManagement_def.yaml";
  private static final String NOTIFICATIONS =
      "sol002-sol003/SOL003/VNFPerformanceManagementNotification/definitions/SOL003VNFPerformanceManagementNotification_def.yaml";
  private static final UUID BOOT = UUID.randomUUID();

  @Autowired MockMvcTester http;
  @Autowired VnfLifecycle lifecycle;
  @Autowired VnfInstances instances;
  @Autowired Executions.Hand hand;
  @Autowired Collector collector;
  @Autowired RollUps rollUps;
  @Autowired ReportWriter reports;
  @Autowired ThresholdWatch watch;
  @Autowired PmJobRows jobs;
  @Autowired JdbcClient jdbc;
  final CallbackReceiver receiver = CallbackReceiver.open();
  SubscriptionClient nfvo;
  String vnf = "";
  UUID vnfc = new UUID(0, 0);

  @BeforeEach
  void instantiate() {
    rollUps.look(Instant.now()); // a test before this one was in the same minute of the future
    nfvo = new SubscriptionClient(http, "nfvo");
    var id = lifecycle.create(Fixtures.VNFD_ID, "fw", null, Map.of()).id();
    hand.execute(lifecycle.instantiate(id, Fixtures.instantiateRequest()));
    vnf = id.toString();
    vnfc = instances.require(id).vnfcIds().getFirst();
  }

  @AfterEach
  void clean() {
    jdbc.sql("delete from subscription").update();
    receiver.close();
  }

  private Map<String, Object> job(String type, Map<String, ?> criteria) {
    var all = new HashMap<String, Object>(criteria);
    all.putIfAbsent("collectionPeriod", 30);
    all.putIfAbsent("reportingPeriod", 60);
    return Map.of(
        "objectType",
        type,
        "objectInstanceIds",
        List.of(vnf),
        "criteria",
        all,
        "callbackUri",
        receiver.uri("/pm"));
  }

  private Map<String, Object> threshold(String metric, double value, double hysteresis) {
    return Map.of(
        "objectType",
        "Vnf",
        "objectInstanceId",
        vnf,
        "criteria",
        Map.of(
            "performanceMetric",
            metric,
            "thresholdType",
            "SIMPLE",
            "simpleThresholdDetails",
            Map.of("thresholdValue", value, "hysteresis", hysteresis)),
        "callbackUri",
        receiver.uri("/pm"));
  }

  /** A report each second, from one moment to another: ten packets come in, one is dropped. */
  private void report(Instant from, Instant to, double busy) {
    for (var at = from; at.isBefore(to); at = at.plusSeconds(1)) {
      var n = at.getEpochSecond();
      var in = new PortCounters("in", 10 * n, 1000 * n, 0, 0, n, 0);
      var out = new PortCounters("out", 0, 0, 9 * n, 900 * n, 0, 0);
      collector.on(
          new AgentReported(
              vnfc,
              UUID.fromString(vnf),
              new AgentReport(
                  BOOT,
                  n,
                  at,
                  at,
                  FunctionState.RUNNING,
                  1L,
                  List.of(in, out),
                  0,
                  0,
                  busy,
                  0,
                  1000,
                  600,
                  null,
                  200L,
                  50L)));
    }
    collector.write(to);
  }

  private PmJob stored(String path) {
    return jobs.find(UUID.fromString(path.substring(path.lastIndexOf('/') + 1))).orElseThrow();
  }

  private Instant next(String path) {
    return Objects.requireNonNull(stored(path).nextReportAt(), "there will be a report");
  }

  /** Lets a job's reporting period pass with packets, and gives the path of the report. */
  private String reported(String path) {
    var job = stored(path);
    var end = next(path);
    report(job.reportedUntil().minusSeconds(1), end, 0.5);
    reports.look(end.plusSeconds(5));
    return json(nfvo.get(path))
        .at("/reports/href")
        .stringValue()
        .substring("http://localhost".length());
  }

  private static Map<String, List<Double>> values(JsonNode report) {
    var values = new HashMap<String, List<Double>>();
    report
        .get("entries")
        .forEach(entry ->
            values.put(
                entry.path("subObjectInstanceId").asString("")
                    + " "
                    + entry.get("performanceMetric").stringValue(),
                entry
                    .get("performanceValues")
                    .valueStream()
                    .map(each -> each.get("value").asDouble())
                    .toList()));
    return values;
  }

  @Test
  void trafficOfConnectionPoints_whenAPeriodIsOver_isReportedAndTold() {
    var path =
        nfvo.subscribe(
            JOBS, job("VnfExtCp", Map.of("performanceMetricGroup", List.of("VnfExternalCp"))));

    var report = reported(path);

    var in = vnfc + "-ext-in_cp ";
    var out = vnfc + "-ext-out_cp ";
    assertThat(values(json(nfvo.get(report))))
        .hasSize(12)
        .containsEntry(in + "PacketIncomingVnfExtCp", List.of(300.0, 300.0))
        .containsEntry(in + "ByteIncomingVnfExtCp", List.of(30_000.0, 30_000.0))
        .containsEntry(in + "PacketIncomingDroppedVnfExtCp", List.of(30.0, 30.0))
        .containsEntry(in + "PacketOutgoingVnfExtCp", List.of(0.0, 0.0))
        .containsEntry(out + "PacketOutgoingVnfExtCp", List.of(270.0, 270.0))
        .containsEntry(out + "ByteOutgoingVnfExtCp", List.of(27_000.0, 27_000.0));
    var told = receiver.awaitNotifications(1).getFirst().json();
    assertThat(told.at("/_links/performanceReport/href").stringValue())
        .isEqualTo("http://localhost" + report);
    assertThat(told.get("objectInstanceId").stringValue()).isEqualTo(vnf);
  }

  @Test
  void usage_whenAPeriodIsOver_isReportedInPercent() {
    var path =
        nfvo.subscribe(
            JOBS,
            job(
                "Vnfc",
                Map.of(
                    "performanceMetric",
                    List.of("VCpuUsageMeanVnf." + vnfc, "VMemoryUsagePeakVnf", "VDiskUsageMeanVnf"),
                    "collectionPeriod",
                    60)));

    assertThat(values(json(nfvo.get(reported(path)))))
        .containsOnly(
            Map.entry(vnfc + " VCpuUsageMeanVnf." + vnfc, List.of(50.0)),
            Map.entry(vnfc + " VMemoryUsagePeakVnf", List.of(40.0)),
            Map.entry(vnfc + " VDiskUsageMeanVnf", List.of(75.0)));
  }

  @Test
  void report_isWrittenOnceAndTheNextOneFollows() {
    var path =
        nfvo.subscribe(JOBS, job("Vnf", Map.of("performanceMetric", List.of("VCpuUsageMeanVnf"))));
    var first = next(path);
    reported(path);

    reports.look(first.plusSeconds(5));

    assertThat(jdbc.sql("select count(*) from pm_report").query(Integer.class).single())
        .isEqualTo(1);
    assertThat(stored(path).reportedUntil()).isEqualTo(first);
    assertThat(next(path)).isEqualTo(first.plusSeconds(60));
  }

  @Test
  void job_whenItsBoundaryIsPassed_reportsNoMore() {
    var boundary = Instant.now().plusSeconds(100);
    var path =
        nfvo.subscribe(
            JOBS,
            job(
                "Vnf",
                Map.of(
                    "performanceMetric",
                    List.of("VCpuUsageMeanVnf"),
                    "reportingBoundary",
                    boundary.toString())));

    reported(path);

    assertThat(stored(path).nextReportAt()).isNull();
  }

  @Test
  void job_whenNobodyRanForLong_goesOnWithTheCurrentPeriod() {
    var path =
        nfvo.subscribe(JOBS, job("Vnf", Map.of("performanceMetric", List.of("VCpuUsageMeanVnf"))));
    var first = next(path);
    var later = first.plusSeconds(60 * 60 * 24 + 7);

    reports.look(later);

    assertThat(jdbc.sql("select count(*) from pm_report").query(Integer.class).single()).isZero();
    assertThat(next(path)).isAfter(later).isBefore(later.plusSeconds(61));
  }

  @Test
  void job_fromItsMakingToItsEnd_isServed() {
    var made =
        nfvo.post(
            JOBS, job("VnfIntCp", Map.of("performanceMetric", List.of("ByteIncomingVnfIntCp"))));
    assertThat(made).hasStatus(201).containsHeader("ETag");
    var path = location(made);
    var shown = json(nfvo.get(path));
    assertThat(shown).isEqualTo(json(made));
    assertThat(shown.at("/_links/objects/0/href").stringValue())
        .isEqualTo("http://localhost/vnflcm/v2/vnf_instances/" + vnf);
    reported(path);
    assertThat(json(nfvo.get(JOBS)).get(0).has("reports")).as("not in lists").isFalse();
    assertThat(json(nfvo.get(JOBS + "?all_fields=")).get(0).has("reports")).isTrue();
    assertThat(json(nfvo.get(JOBS + "?filter=(eq,objectType,Vnf)"))).isEmpty();
    assertThat(nfvo.send(http.put().uri(path))).hasStatus(405).containsHeader("Allow");

    var report = json(nfvo.get(path)).at("/reports/href").stringValue();
    assertThat(nfvo.delete(path)).hasStatus(204);
    assertThat(nfvo.get(path)).hasStatus(404);
    assertThat(nfvo.get(report.substring("http://localhost".length()))).hasStatus(404);
    assertThat(nfvo.delete(path)).hasStatus(404);
  }

  @Test
  void callback_whenChanged_isTestedAndUsed() {
    var path =
        nfvo.subscribe(JOBS, job("Vnf", Map.of("performanceMetric", List.of("VCpuUsageMeanVnf"))));
    var etag = String.valueOf(nfvo.get(path).getResponse().getHeader("ETag"));

    var changed =
        nfvo.patch(
            path,
            """
            {"callbackUri": "%s", "authentication": {"authType": ["BASIC"], "paramsBasic": {"userName": "a", "password": "b"}}}
            """
                .formatted(receiver.uri("/elsewhere")));

    assertThat(changed).hasStatusOk();
    assertThat(json(changed).get("callbackUri").stringValue())
        .isEqualTo(receiver.uri("/elsewhere"));
    assertThat(text(changed)).doesNotContain("paramsBasic");
    reported(path);
    var told = receiver.awaitNotifications(1).getFirst();
    assertThat(told.path()).isEqualTo("/elsewhere");
    assertThat(told.authorization()).startsWith("Basic ");

    assertThat(nfvo.patch(path, "{\"authentication\": null}")).hasStatusOk();
    assertThat(nfvo.patch(path, "{}")).hasStatus(400);
    assertThat(nfvo.patch(path, "{\"callbackUri\": null}")).hasStatus(400);
    assertThat(nfvo.patch(path, "{\"authentication\": {\"authType\": \"MAGIC\"}}")).hasStatus(400);
    assertThat(nfvo.patch(path, "{\"callbackUri\": \"http://10.0.0.1/\"}")).hasStatus(422);
    assertThat(
            nfvo.send(
                http.patch()
                    .uri(path)
                    .contentType("application/json")
                    .header("If-Match", etag)
                    .content("{\"authentication\": null}")))
        .hasStatus(412);
  }

  @Test
  void unfitJob_whenAskedFor_isRefused() {
    for (var criteria :
        List.of(
            Map.of("performanceMetric", List.of("Nonsense")),
            Map.of("performanceMetricGroup", List.of("VnfExternalCp")),
            Map.of("collectionPeriod", 30),
            Map.of("performanceMetric", List.of("VCpuUsageMeanVnf"), "collectionPeriod", 7),
            Map.of("performanceMetric", List.of("VCpuUsageMeanVnf"), "reportingPeriod", 40))) {
      assertThat(nfvo.post(JOBS, job("Vnf", criteria))).as(criteria.toString()).hasStatus(422);
    }
    var fit = job("Vnfc", Map.of("performanceMetric", List.of("VCpuUsageMeanVnf")));
    assertThat(nfvo.post(JOBS, with(fit, "objectInstanceIds", List.of("unknown")))).hasStatus(422);
    assertThat(nfvo.post(JOBS, with(fit, "subObjectInstanceIds", List.of("unknown"))))
        .hasStatus(422);
    assertThat(nfvo.post(JOBS, with(fit, "objectInstanceIds", List.of()))).hasStatus(400);
    assertThat(nfvo.post(JOBS, with(fit, "objectType", "Host"))).hasStatus(400);
    assertThat(nfvo.post(JOBS, with(fit, "callbackUri", "http://10.0.0.1/"))).hasStatus(422);
    assertThat(json(nfvo.get(JOBS))).isEmpty();
    assertThat(nfvo.post(JOBS, with(fit, "subObjectInstanceIds", List.of(vnfc.toString()))))
        .hasStatus(201);
  }

  private static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
    var changed = new HashMap<>(request);
    changed.put(name, value);
    return changed;
  }

  @Test
  void threshold_whenCrossedUpAndDown_isToldEachTimeOnce() {
    var path = nfvo.subscribe(THRESHOLDS, threshold("VCpuUsageMeanVnf", 80, 5));
    var start = Period.floor(Instant.now(), 60).plusSeconds(3600);

    report(start, start.plusSeconds(30), 0.84);
    watch.look(start.plusSeconds(35));
    assertThat(receiver.notifications()).isEmpty();

    report(start.plusSeconds(30), start.plusSeconds(60), 0.9);
    watch.look(start.plusSeconds(65));
    watch.look(start.plusSeconds(66));
    watch.look(start.plusSeconds(70));
    report(start.plusSeconds(60), start.plusSeconds(90), 0.78);
    watch.look(start.plusSeconds(95));
    report(start.plusSeconds(90), start.plusSeconds(120), 0.2);
    watch.look(start.plusSeconds(125));

    var told = receiver.awaitNotifications(2);
    assertThat(told)
        .extracting(each ->
            each.json().get("crossingDirection").stringValue()
                + " "
                + each.json().get("performanceValue").asDouble())
        .containsExactly("UP 90.0", "DOWN 20.0");
    assertThat(told.getFirst().json().at("/_links/threshold/href").stringValue())
        .isEqualTo("http://localhost" + path);
  }

  @Test
  void threshold_fromItsMakingToItsEnd_isServed() {
    var made = nfvo.post(THRESHOLDS, threshold("VMemoryUsageMeanVnf", 50, 0));
    assertThat(made).hasStatus(201).containsHeader("ETag");
    var path = location(made);
    assertThat(json(nfvo.get(path))).isEqualTo(json(made));
    assertThat(json(nfvo.get(THRESHOLDS))).hasSize(1);
    assertThat(nfvo.patch(path, "{\"callbackUri\": \"" + receiver.uri("/new") + "\"}"))
        .hasStatusOk();
    assertThat(json(nfvo.get(path)).get("callbackUri").stringValue())
        .isEqualTo(receiver.uri("/new"));
    assertThat(nfvo.send(http.put().uri(path))).hasStatus(405);
    assertThat(nfvo.delete(path)).hasStatus(204);
    assertThat(nfvo.get(path)).hasStatus(404);

    assertThat(nfvo.post(THRESHOLDS, threshold("ByteIncomingVnfExtCp", 50, 0))).hasStatus(422);
    assertThat(nfvo.post(THRESHOLDS, threshold("VCpuUsageMeanVnf", 50, -1))).hasStatus(400);
    assertThat(
            nfvo.post(
                THRESHOLDS,
                with(
                    threshold("VCpuUsageMeanVnf", 1, 1),
                    "criteria",
                    Map.of("performanceMetric", "VCpuUsageMeanVnf", "thresholdType", "SIMPLE"))))
        .hasStatus(422);
  }

  @Test
  void answersAndNotifications_areAsDefined() {
    var path =
        nfvo.subscribe(JOBS, job("Vnf", Map.of("performanceMetric", List.of("VCpuUsageMeanVnf"))));
    var report = (ObjectNode) json(nfvo.get(reported(path)));
    EtsiDefinitions.assertValid(DEFINITIONS, "PmJob", text(nfvo.get(path)));
    mend(report);
    EtsiDefinitions.assertValid(DEFINITIONS, "PerformanceReport", report.toString());
    var crossed = nfvo.subscribe(THRESHOLDS, threshold("VCpuUsageMeanVnf", 10, 1));
    EtsiDefinitions.assertValid(DEFINITIONS, "Threshold", text(nfvo.get(crossed)));
    var start = Period.floor(Instant.now(), 60).plusSeconds(7200);
    report(start, start.plusSeconds(30), 0.84);
    watch.look(start.plusSeconds(35));

    for (var each : receiver.awaitNotifications(2)) {
      var notification = (ObjectNode) each.json();
      if (notification.has("performanceValue")) {
        notification.putObject("performanceValue");
      }
      EtsiDefinitions.assertValid(
          NOTIFICATIONS,
          notification.get("notificationType").stringValue(),
          notification.toString());
    }
  }

  /**
   * The definitions want each value to be an object, where IFA027 has numbers, and a
   * performanceValue beside the performanceValues that they define.
   */
  private static void mend(ObjectNode report) {
    for (var entry : report.get("entries")) {
      ((ObjectNode) entry).putObject("performanceValue");
      entry.get("performanceValues").forEach(value -> ((ObjectNode) value).putObject("value"));
    }
  }
}
