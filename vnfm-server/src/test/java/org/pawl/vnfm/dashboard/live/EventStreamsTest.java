package org.pawl.vnfm.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.agent.AgentEvent;
import org.pawl.vnfm.agent.AgentReport;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.agent.PortCounters;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@VnfmTest
class EventStreamsTest {

  private static final UUID VNF = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();
  private static final UUID VNFC = UUID.randomUUID();
  private static final UUID BOOT = UUID.randomUUID();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Autowired private MockMvcTester mvc;
  @Autowired private EventStreams streams;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient database;

  @Test
  void reports_whenTheyComeIn_reachEveryOpenPageAsRates() throws Exception {
    MockHttpSession session = new MockHttpSession();
    MockHttpServletResponse fleet = open("/dashboard/events?since=" + later(), session);
    MockHttpServletResponse one =
        open("/dashboard/events?vnf=" + VNF + "&since=" + later(), session);
    MockHttpServletResponse other =
        open("/dashboard/events?vnf=" + OTHER + "&since=" + later(), session);

    events.publishEvent(report(1, 0));
    events.publishEvent(report(2, 500));
    events.publishEvent(new AgentEvent.AgentRestarted(OTHER, OTHER, START));

    await(fleet, "event:rates", "\"name\":\"in\",\"rx\":500.0");
    await(one, "event:rates");
    await(other, "event:news");
    assertThat(other.getContentAsString()).doesNotContain("event:rates");
    assertThat(one.getContentAsString()).doesNotContain(OTHER.toString());
    streams.closeSession(session.getId());
  }

  @Test
  void news_whenTheReaderIsOfATenant_areOfItsOwnVnfsAlone() throws Exception {
    UUID own = vnfOf("acme");
    UUID foreign = vnfOf("other");
    MockHttpSession session = new MockHttpSession();
    MockHttpServletResponse stream =
        mvc.get()
            .uri("/dashboard/events?since=" + later())
            .session(session)
            .with(
                user("somebody")
                    .authorities(
                        new SimpleGrantedAuthority("ROLE_OPERATOR"), Tenant.authority("acme")))
            .asyncExchange()
            .getResponse();

    events.publishEvent(new AgentEvent.AgentRestarted(VNFC, foreign, START));
    events.publishEvent(new AgentEvent.AgentRestarted(VNFC, own, START));
    await(stream, own.toString());
    database.sql("delete from vnf_instance where id in (?, ?)").params(own, foreign).update();
    events.publishEvent(new AgentEvent.AgentRestarted(VNFC, foreign, START));
    events.publishEvent(new AgentEvent.AgentRestarted(VNFC, own, START));

    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() ->
            assertThat(stream.getContentAsString().split("data:" + own, -1)).hasSizeGreaterThan(2));
    assertThat(stream.getContentAsString()).doesNotContain(foreign.toString());
    streams.closeSession(session.getId());
  }

  private UUID vnfOf(String tenant) {
    UUID id = UUID.randomUUID();
    database
        .sql(
            """
            insert into vnf_instance (id, version, created_at, vnfd_id, vnf_pkg_id, vnf_provider,
              vnf_product_name, vnf_software_version, vnfd_version, instantiation_state,
              vnf_configurable_properties, vim_connection_info, metadata, extensions, tenant)
            values (?, 0, now(), 'no-such-vnfd', gen_random_uuid(), 'Provider', 'product', '1.0',
              '1.0', 'NOT_INSTANTIATED', '{}', '{}', '{}', '{}', ?)
            """)
        .params(id, tenant)
        .update();
    return id;
  }

  @Test
  void page_whenNewsCameBeforeItsStream_isToldAtOnce() throws Exception {
    MockHttpSession session = new MockHttpSession();
    long made = System.currentTimeMillis();
    events.publishEvent(new AgentEvent.AgentRestarted(VNFC, VNF, Instant.now()));

    await(open("/dashboard/events?since=" + made, session), "event:news");
    streams.closeSession(session.getId());
  }

  @Test
  void streams_whenTheirSessionEnds_endWithIt() throws Exception {
    int before = streams.count();
    MockHttpSession ending = new MockHttpSession();
    MockHttpSession staying = new MockHttpSession();
    open("/dashboard/events?since=0", ending);
    open("/dashboard/events?since=0", ending);
    open("/dashboard/events?since=0", staying);
    assertThat(streams.count()).isEqualTo(before + 3);

    streams.closeSession(ending.getId());

    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> streams.count() == before + 1);
    streams.closeSession(staying.getId());
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> streams.count() == before);
  }

  private static long later() {
    return Instant.now().plusSeconds(60).toEpochMilli();
  }

  private MockHttpServletResponse open(String path, MockHttpSession session) {
    return mvc.get()
        .uri(path)
        .session(session)
        .with(user("admin").roles("OPERATOR"))
        .asyncExchange()
        .getResponse();
  }

  private static void await(MockHttpServletResponse response, String... texts) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(response.getContentAsString()).contains(texts));
  }

  private static AgentEvent.AgentReported report(long seconds, long packets) {
    Instant at = START.plusSeconds(seconds);
    PortCounters port = new PortCounters("in", packets, 0, 0, 0, 0, 0);
    return new AgentEvent.AgentReported(
        VNFC,
        VNF,
        new AgentReport(
            BOOT,
            seconds,
            at,
            at,
            FunctionState.RUNNING,
            1L,
            List.of(port),
            0,
            0,
            0,
            0,
            0,
            0,
            null,
            null,
            null));
  }
}
