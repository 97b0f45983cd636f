package org.pawl.vnfm.application.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Every list and every single resource, asked for by its tenant, another one, and the whole's. */
@VnfmTest
class TenancyTest {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:[^}]*)?}");

  @Autowired MockMvcTester http;
  @Autowired JdbcClient database;
  @Autowired List<RequestMappingInfoHandlerMapping> mappings;
  @Autowired Environment environment;

  final String tenant = "tenant " + UUID.randomUUID();
  final String other = "tenant " + UUID.randomUUID();
  final Map<String, String> ids = new TreeMap<>();

  private String id(String name) {
    return java.util.Objects.requireNonNull(ids.get(name), name);
  }

  @BeforeEach
  void fill() {
    for (String name :
        List.of(
            "vnfPkgId",
            "vnfInstanceId",
            "vnfLcmOpOccId",
            "vnfSnapshotInfoId",
            "alarmId",
            "pmJobId",
            "thresholdId",
            "subscriptionId",
            "vnfcId",
            "reportId")) {
      ids.put(name, UUID.randomUUID().toString());
    }
    ids.put("indicatorId", "passed");
    ids.put("version", "1");
    database
        .sql(
            """
            insert into vnf_package (id, version, created_at, onboarding_state, operational_state,
              user_defined_data, tenant)
            values (?::uuid, 0, now(), 'CREATED', 'DISABLED', '{}', ?)
            """)
        .params(id("vnfPkgId"), tenant)
        .update();
    database
        .sql(
            """
            insert into vnf_instance (id, version, created_at, vnfd_id, vnf_pkg_id, vnf_provider,
              vnf_product_name, vnf_software_version, vnfd_version, instantiation_state,
              vnf_configurable_properties, vim_connection_info, metadata, extensions)
            values (?::uuid, 0, now(), 'no-such-vnfd', ?::uuid, 'Provider', 'product', '1.0', '1.0',
              'NOT_INSTANTIATED', '{}', '{}', '{}', '{}')
            """)
        .params(id("vnfInstanceId"), id("vnfPkgId"))
        .update();
    database
        .sql(
            """
            insert into vnf_lcm_op_occ (id, version, vnf_instance_id, operation, operation_state,
              state_entered_time, start_time, lease, operation_params, error)
            values (?::uuid, 0, ?::uuid, 'INSTANTIATE', 'FAILED_TEMP', now(), now(), 0, '{}',
              '{"title": "It failed", "status": 500, "detail": "so"}')
            """)
        .params(id("vnfLcmOpOccId"), id("vnfInstanceId"))
        .update();
    database
        .sql(
            """
            insert into vnf_snapshot_info (id, created_at, vnf_lcm_op_occ_id)
            values (?::uuid, now(), ?::uuid)
            """)
        .params(id("vnfSnapshotInfoId"), id("vnfLcmOpOccId"))
        .update();
    database
        .sql(
            """
            insert into alarm (id, managed_object_id, vnfc_id, cause, detail, alarm_raised_time)
            values (?::uuid, ?::uuid, ?::uuid, 'HEARTBEAT_LOST', 'silent', now())
            """)
        .params(id("alarmId"), id("vnfInstanceId"), id("vnfcId"))
        .update();
    database
        .sql(
            """
            insert into vnf_indicator (vnf_instance_id, indicator_id, name, value, changed_at)
            values (?::uuid, ?, 'Passed', '1', now())
            """)
        .params(id("vnfInstanceId"), id("indicatorId"))
        .update();
    database
        .sql(
            """
            insert into agent (vnfc_id, vnf_instance_id, vnf_lcm_op_occ_id, token_hash,
              token_expires_at, created_at)
            values (?::uuid, ?::uuid, ?::uuid, '', now(), now())
            """)
        .params(id("vnfcId"), id("vnfInstanceId"), id("vnfLcmOpOccId"))
        .update();
    fillMeasurements();
  }

  private void fillMeasurements() {
    for (String each : List.of("pmJobId", "thresholdId", "subscriptionId")) {
      database
          .sql(
              """
              insert into subscription
                (id, api, consumer, callback_uri, terms, fingerprint, api_root, created_at, tenant)
              values (?::uuid, ?, ?, 'http://127.0.0.1/', '{"verbosity": "FULL"}', ?, 'http://localhost', now(), ?)
              """)
          .params(
              id(each),
              each.equals("subscriptionId") ? "vnflcm" : "vnfpm",
              "client of " + tenant,
              id(each),
              tenant)
          .update();
    }
    database
        .sql(
            """
            insert into pm_job (id, created_at, object_type, object_instance_ids, criteria,
              reported_until, tenant)
            values (?::uuid, now(), 'Vnf', ?::jsonb,
              '{"performanceMetric": ["VCpuUsageMeanVnf.%s"], "collectionPeriod": 5, "reportingPeriod": 10}',
              now(), ?)
            """
                .formatted(id("vnfInstanceId")))
        .params(id("pmJobId"), "[\"" + id("vnfInstanceId") + "\"]", tenant)
        .update();
    database
        .sql(
            """
            insert into pm_report (id, pm_job_id, ready_time, expiry_time, content)
            values (?::uuid, ?::uuid, now(), now() + interval '1 hour', '{"entries": []}')
            """)
        .params(id("reportId"), id("pmJobId"))
        .update();
    database
        .sql(
            """
            insert into pm_threshold (id, created_at, object_type, object_instance_id, criteria,
              next_evaluation_at, tenant)
            values (?::uuid, now(), 'Vnf', ?::uuid,
              '{"performanceMetric": "VCpuUsageMeanVnf.%s", "thresholdType": "SIMPLE",
                "simpleThresholdDetails": {"thresholdValue": 1, "hysteresis": 0}}',
              now() + interval '1 day', ?)
            """
                .formatted(id("vnfInstanceId")))
        .params(id("thresholdId"), id("vnfInstanceId"), tenant)
        .update();
  }

  @Test
  void lists_whenReadByAnotherTenant_areEmpty_andNotByTheirOwn() {
    List<String> seen = new ArrayList<>();
    for (String path : paths(HttpMethod.GET).filter(path -> !path.contains("{")).toList()) {
      if (path.endsWith("api_versions")) {
        continue;
      }
      assertThat(text(get(path, other))).as(path).isEqualTo("[]");
      assertThat(get(path, tenant).getResponse().getStatus()).as(path).isEqualTo(200);
      if (!text(get(path, tenant)).equals("[]")) {
        seen.add(path);
      }
      if (!path.endsWith("/subscriptions")) {
        assertThat(JsonMapper.shared().readTree(text(get(path, null))).size())
            .as(path)
            .isPositive();
      }
    }
    assertThat(seen)
        .contains(
            "/vnflcm/v2/vnf_instances",
            "/vnflcm/v2/vnf_lcm_op_occs",
            "/vnflcm/v2/vnf_snapshots",
            "/vnflcm/v2/subscriptions",
            "/vnfpkgm/v2/vnf_packages",
            "/vnffm/v1/alarms",
            "/vnfpm/v2/pm_jobs",
            "/vnfpm/v2/thresholds",
            "/vnfind/v1/indicators");
  }

  @Test
  void singleResources_whenReadByAnotherTenant_areNotThere_andThereForTheirOwn() {
    List<String> seen = new ArrayList<>();
    paths(HttpMethod.GET)
        .filter(path -> path.contains("{") && !path.contains("apiName"))
        .forEach(path -> {
          var foreign = get(path(path), other);
          if (path.contains("/{vnfInstanceId}/vnfcs") && path.endsWith("/vnfcs")) {
            assertThat(text(foreign)).as(path).isIn("[]", "{\"vnfcs\":[]}");
          } else {
            assertThat(foreign.getResponse().getStatus()).as(path).isEqualTo(404);
          }
          if (get(path(path), tenant).getResponse().getStatus() == 200) {
            seen.add(path);
          }
        });
    assertThat(seen)
        .contains(
            "/vnflcm/v2/vnf_instances/{vnfInstanceId}",
            "/vnflcm/v2/vnf_lcm_op_occs/{vnfLcmOpOccId}",
            "/vnflcm/v2/vnf_snapshots/{vnfSnapshotInfoId}",
            "/vnflcm/v2/subscriptions/{subscriptionId}",
            "/vnfpkgm/v2/vnf_packages/{vnfPkgId}",
            "/vnffm/v1/alarms/{alarmId}",
            "/vnfpm/v2/pm_jobs/{pmJobId}",
            "/vnfpm/v2/pm_jobs/{pmJobId}/reports/{reportId}",
            "/vnfpm/v2/thresholds/{thresholdId}",
            "/vnfind/v1/indicators/{vnfInstanceId}/{indicatorId}");
  }

  @Test
  void singleResources_whenChangedByAnotherTenant_areNotThere() {
    Map<String, String> bodies =
        Map.of(
            "/vnffm/v1/alarms/{alarmId}", "{\"ackState\": \"ACKNOWLEDGED\"}",
            "/vnflcm/v2/vnf_lcm_op_occs/{vnfLcmOpOccId}/cancel", "{\"cancelMode\": \"FORCEFUL\"}",
            "/vnflcm/v2/vnf_instances/{vnfInstanceId}/terminate",
                "{\"terminationType\": \"FORCEFUL\"}",
            "/vnflcm/v2/vnf_instances/{vnfInstanceId}", "{\"vnfInstanceName\": \"mine\"}",
            "/vnfpkgm/v2/vnf_packages/{vnfPkgId}", "{\"userDefinedData\": {\"a\": \"b\"}}");
    for (HttpMethod method : List.of(HttpMethod.DELETE, HttpMethod.PATCH, HttpMethod.POST)) {
      paths(method)
          .filter(path -> path.contains("{"))
          .filter(path ->
              method.equals(HttpMethod.DELETE)
                  || bodies.containsKey(path)
                  || path.matches(".*/(retry|rollback|fail|heal)"))
          .forEach(path ->
              assertThat(
                      send(method, path(path), other, bodies.getOrDefault(path, "{}"))
                          .getResponse()
                          .getStatus())
                  .as(method + " " + path)
                  .isEqualTo(404));
    }
  }

  @Test
  void dashboard_whenReadByAPersonOfATenant_showsItsOwnOnly() {
    database
        .sql("update vnf_instance set vnf_instance_name = 'edge-of-one' where id = ?::uuid")
        .param(id("vnfInstanceId"))
        .update();

    assertThat(text(page("/dashboard/vnfs", tenant))).contains("edge-of-one");
    assertThat(text(page("/dashboard/vnfs", other))).doesNotContain("edge-of-one");
    assertThat(page("/dashboard/vnfs/" + id("vnfInstanceId"), other)).hasStatus(404);
    assertThat(text(page("/dashboard/alarms", other))).doesNotContain("edge-of-one");
  }

  @Test
  void whatATenantMakes_isItsOwn_andWhatTheWholesMakes_isTheDefaultTenants() {
    send(
        HttpMethod.POST,
        "/vnfpkgm/v2/vnf_packages",
        tenant,
        "{\"userDefinedData\": {\"n\": \"1\"}}");
    send(
        HttpMethod.POST, "/vnfpkgm/v2/vnf_packages", null, "{\"userDefinedData\": {\"n\": \"2\"}}");

    String query = "select tenant from vnf_package where user_defined_data ->> 'n' = ? limit 1";
    assertThat(database.sql(query).param("1").query(String.class).single()).isEqualTo(tenant);
    assertThat(database.sql(query).param("2").query(String.class).single()).isEqualTo("default");
  }

  @Test
  void ordinaryDatabaseUser_whenItOwnsTheTables_isHeldByThePoliciesToo() throws Exception {
    String name = "plain_" + UUID.randomUUID().toString().substring(0, 8);
    database.sql("create role " + name + " login password 'p'").update();
    database.sql("create database " + name + " owner " + name).update();
    String url =
        String.valueOf(environment.getProperty("spring.datasource.url"))
            .replaceFirst("/pawl_\\d+.*", "/" + name);
    Flyway.configure()
        .dataSource(url, name, "p")
        .locations("classpath:db/migration")
        .load()
        .migrate();

    try (Connection connection = DriverManager.getConnection(url, name, "p");
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into vnf_package (id, version, created_at, onboarding_state, operational_state, user_defined_data)"
              + " values (gen_random_uuid(), 0, now(), 'CREATED', 'DISABLED', '{}')");
      assertThat(count(statement)).isEqualTo(1);
      statement.execute("set pawl.tenant = 'somebody'");
      assertThat(count(statement)).isZero();
      statement.execute("set pawl.tenant = 'default'");
      assertThat(count(statement)).isEqualTo(1);
    }
  }

  private static int count(java.sql.Statement statement) throws Exception {
    try (var rows = statement.executeQuery("select count(*) from vnf_package")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Stream<String> paths(HttpMethod method) {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .filter(info ->
            info.getMethodsCondition().getMethods().stream()
                .anyMatch(each -> each.name().equals(method.name())))
        .flatMap(info -> info.getPatternValues().stream())
        .filter(path -> path.matches("/(vnf\\w+|operator)/.*"))
        .distinct()
        .sorted();
  }

  private String path(String pattern) {
    return VARIABLE
        .matcher(pattern)
        .replaceAll(found -> ids.getOrDefault(found.group(1), UUID.randomUUID().toString()));
  }

  private MvcTestResult get(String path, @org.jspecify.annotations.Nullable String as) {
    return send(HttpMethod.GET, path, as, "");
  }

  private MvcTestResult send(
      HttpMethod method, String path, @org.jspecify.annotations.Nullable String as, String body) {
    var authorities =
        new ArrayList<org.springframework.security.core.GrantedAuthority>(
            Arrays.asList(
                new SimpleGrantedAuthority("SCOPE_sol003"),
                new SimpleGrantedAuthority("SCOPE_operator")));
    if (as != null) {
      authorities.add(Tenant.authority(as));
    }
    var request = http.method(method).uri(java.net.URI.create(path));
    if (!body.isEmpty()) {
      request
          .contentType(
              method.equals(HttpMethod.PATCH) ? "application/merge-patch+json" : "application/json")
          .content(body);
    }
    return request
        .with(jwt().jwt(token -> token.subject("client of " + as)).authorities(authorities))
        .exchange();
  }

  private MvcTestResult page(String path, String as) {
    return http.get()
        .uri(path)
        .with(
            user("somebody")
                .authorities(new SimpleGrantedAuthority("ROLE_OPERATOR"), Tenant.authority(as)))
        .exchange();
  }

  private static String text(MvcTestResult answer) {
    try {
      return answer.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
