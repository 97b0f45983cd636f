package org.pawl.vnfm.sol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.api.vnflcm.VnfInstance;
import org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever part of a filter the database takes over, the pages hold what the filter means. */
@VnfmTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredListTest {

  private static final String INSTANCES = "/vnflcm/v2/vnf_instances";
  private static final String OCCURRENCES = "/vnflcm/v2/vnf_lcm_op_occs";
  private static final Pattern NEXT = Pattern.compile("<[^>]*(nextpage_opaque_marker=[^>&]+)>");
  private static final UUID PACKAGE = UUID.randomUUID();

  @Autowired MockMvcTester http;
  @Autowired JdbcClient database;

  @BeforeAll
  void fill() {
    database
        .sql(
            """
            insert into vnf_package (id, version, created_at, onboarding_state, operational_state,
              user_defined_data)
            values (?, 0, now(), 'CREATED', 'DISABLED', '{}')
            """)
        .param(PACKAGE)
        .update();
    database
        .sql(
            """
            insert into vnf_instance (id, version, created_at, vnf_instance_name, vnfd_id, vnf_pkg_id,
              vnf_provider, vnf_product_name, vnf_software_version, vnfd_version,
              instantiation_state, vnf_configurable_properties, vim_connection_info, metadata,
              extensions, instantiated_vnf_info)
            select gen_random_uuid(), 0, now(),
              case n %% 4 when 0 then null when 1 then 'ed%%ge_' || n else 'Edge-' || n end,
              'no-such-vnfd', '%s', 'Provider', 'listed', (n %% 3)::text, '1.0',
              case n %% 2 when 0 then 'NOT_INSTANTIATED' else 'INSTANTIATED' end, '{}', '{}',
              jsonb_build_object('site', 'site ' || n %% 7, 'racks', jsonb_build_array('a', n %% 5),
                'since', '2026-01-01T00:00:00Z', 'a "b', true),
              '{}',
              case n %% 2 when 0 then null else jsonb_build_object('flavourId', 'f' || n %% 6,
                'vnfState', 'STARTED', 'extCpInfo', '[]'::jsonb, 'extVirtualLinkInfo', '[]'::jsonb,
                'scaleStatus', jsonb_build_array(jsonb_build_object('aspectId', 'a', 'scaleLevel', 1),
                  jsonb_build_object('aspectId', 'b', 'scaleLevel', n %% 3)),
                'vnfcResourceInfo', '[]'::jsonb) end
            from generate_series(1, 320) n
            """
                .formatted(PACKAGE))
        .update();
    database
        .sql(
            """
            insert into vnf_lcm_op_occ (id, version, vnf_instance_id, operation, operation_state,
              state_entered_time, start_time, lease, operation_params, error)
            select gen_random_uuid(), 0, id, case when vnf_software_version = '0' then 'HEAL' else 'SCALE' end,
              case when instantiated_vnf_info is null then 'ROLLED_BACK' else 'COMPLETED' end,
              now(), timestamptz '2026-03-01T00:00:00Z' + vnf_software_version::int * interval '1 day',
              0, '{}', '{"status": 500, "detail": "so"}'
            from vnf_instance where vnf_pkg_id = ?
            """)
        .param(PACKAGE)
        .update();
  }

  @AfterAll
  void clean() {
    database.sql("delete from vnf_instance where vnf_pkg_id = ?").param(PACKAGE).update();
    database.sql("delete from vnf_package where id = ?").param(PACKAGE).update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(eq,vnfInstanceName,Edge-7)",
        "(neq,vnfInstanceName,Edge-7)",
        "(in,vnfInstanceName,Edge-7,Edge-11,nothing)",
        "(nin,vnfInstanceName,Edge-7,Edge-11)",
        "(cont,vnfInstanceName,d%g,dge-2)",
        "(cont,vnfInstanceName,_1)",
        "(ncont,vnfInstanceName,dge)",
        "(gt,vnfInstanceName,Edge-2)",
        "(eq,vnfSoftwareVersion,2);(eq,instantiationState,INSTANTIATED)",
        "(eq,instantiatedVnfInfo/flavourId,f3)",
        "(neq,instantiatedVnfInfo/flavourId,f3)",
        "(cont,instantiatedVnfInfo/flavourId,3,5)",
        "(eq,instantiatedVnfInfo/scaleStatus/aspectId,b);(eq,instantiatedVnfInfo/scaleStatus/scaleLevel,2)",
        "(gte,instantiatedVnfInfo/scaleStatus/scaleLevel,2)",
        "(in,instantiatedVnfInfo/scaleStatus/scaleLevel,2)",
        "(eq,metadata/site,site 3)",
        "(eq,metadata/racks,a)",
        "(eq,metadata/racks,4.0)",
        "(in,metadata/racks,4)",
        "(eq,metadata/since,2026-01-01T01:00:00+01:00)",
        "(eq,metadata/a \"b,true)",
        "(eq,metadata/@key,site)",
        "(eq,id,no-uuid)",
      })
  void instances_whenFilteredByTheDatabase_areThoseThatTheFilterMeans(String filter) {
    assertThat(ids(INSTANCES, filter))
        .containsExactlyElementsOf(expected(INSTANCES, filter, VnfInstance.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(eq,operation,HEAL)",
        "(neq,operationState,COMPLETED)",
        "(nin,operationState,COMPLETED,FAILED)",
        "(gt,startTime,2026-03-02T00:00:00Z)",
        "(gte,startTime,2026-03-02T01:00:00+01:00);(lt,startTime,2026-03-03T00:00:00Z)",
        "(eq,startTime,2026-03-02T02:00:00+02:00)",
        "(eq,error/status,500);(eq,operation,SCALE)",
        "(eq,isAutomaticInvocation,false)",
      })
  void occurrences_whenFilteredByTheDatabase_areThoseThatTheFilterMeans(String filter) {
    assertThat(ids(OCCURRENCES, filter))
        .isNotEmpty()
        .containsExactlyElementsOf(expected(OCCURRENCES, filter, VnfLcmOpOcc.class));
  }

  /** What the filter finds among all items, looked at one by one. */
  private List<String> expected(String path, String filter, Class<?> type) {
    AttributeFilter meaning = AttributeFilter.parse(filter, type);
    return items(path + "?all_fields=").stream()
        .filter(meaning::matches)
        .map(item -> item.get("id").asString())
        .sorted()
        .toList();
  }

  private List<String> ids(String path, String filter) {
    String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    return items(path + "?filter=" + encoded).stream()
        .map(item -> item.get("id").asString())
        .toList();
  }

  /** The items of all pages. */
  private List<JsonNode> items(String path) {
    List<JsonNode> items = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      MvcTestResult answer =
          http.get()
              .uri(URI.create(next))
              .with(jwt().authorities(new SimpleGrantedAuthority("SCOPE_sol003")))
              .exchange();
      assertThat(answer).hasStatusOk();
      var page =
          JsonMapper.shared()
              .readTree(
                  new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
      assertThat(page.size()).isLessThanOrEqualTo(Page.SIZE);
      page.forEach(items::add);
      String link = answer.getResponse().getHeader("Link");
      Matcher marker = NEXT.matcher(link == null ? "" : link);
      next = marker.find() ? path + "&" + marker.group(1) : "";
    }
    return items;
  }
}
