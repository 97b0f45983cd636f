package org.pawl.vnfm.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.sol.Tenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VnfmTest
class AuditTest {

  private static final String ENTRIES = "/administration/v1/audit_entries";
  private static final String PACKAGES = "/vnfpkgm/v2/vnf_packages";

  @Autowired MockMvcTester http;
  @Autowired JdbcClient database;

  final String who = "client " + UUID.randomUUID();

  @Test
  void change_whenItWasMade_isSeenWithCallerResultAndRequest() {
    var made = send(HttpMethod.POST, PACKAGES, "ROLE_OPERATOR", null, "request-7");
    send(HttpMethod.GET, PACKAGES, "ROLE_OPERATOR", null, "request-8");

    assertThat(made).hasStatus(201).hasHeader("X-Request-Id", "request-7");
    JsonNode entries = read("?who=" + who, null);
    assertThat(entries.size()).isEqualTo(1);
    assertThat(entries.get(0).get("method").stringValue()).isEqualTo("POST");
    assertThat(entries.get(0).get("path").stringValue()).isEqualTo(PACKAGES);
    assertThat(entries.get(0).get("status").intValue()).isEqualTo(201);
    assertThat(entries.get(0).get("requestId").stringValue()).isEqualTo("request-7");
    assertThat(entries.get(0).get("remoteAddress").stringValue()).isEqualTo("127.0.0.1");
  }

  @Test
  void refusal_whenCallerIsUnknownOrMayNot_isSeenToo() {
    String path = PACKAGES + "/" + UUID.randomUUID();
    http.delete().uri(path).exchange();
    http.get().uri(path).exchange();
    send(HttpMethod.DELETE, path, "ROLE_READER", null, "r");

    JsonNode entries = read("?path=" + path, null);
    assertThat(entries.valueStream().map(each -> each.get("status").intValue()))
        .containsExactly(403, 401, 401);
    assertThat(entries.get(0).get("who").stringValue()).isEqualTo(who);
    assertThat(entries.get(1).has("who")).isFalse();
  }

  @Test
  void entries_whenReadByAnAdministratorOfATenant_areThatTenants() {
    send(HttpMethod.POST, PACKAGES, "ROLE_OPERATOR", "t1", "r");
    send(HttpMethod.POST, PACKAGES, "ROLE_OPERATOR", "t2", "r");

    assertThat(
            read("?who=" + who, "t1").valueStream().map(each -> each.get("tenant").stringValue()))
        .containsExactly("t1");
    assertThat(read("?who=" + who, null).size()).isEqualTo(2);
    assertThat(read("?tenant=t2&who=" + who, null).size()).isEqualTo(1);
  }

  @Test
  void entries_whenMany_comeInPages() {
    for (int i = 0; i < 105; i++) {
      send(HttpMethod.POST, PACKAGES + "/x", "ROLE_OPERATOR", null, "r" + i);
    }

    var first = send(HttpMethod.GET, ENTRIES + "?who=" + who, "ROLE_ADMINISTRATOR", null, "r");
    String link = String.valueOf(first.getResponse().getHeader("Link"));
    String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    var second = send(HttpMethod.GET, next, "ROLE_ADMINISTRATOR", null, "r");

    assertThat(json(first).size()).isEqualTo(100);
    assertThat(json(second).size()).isEqualTo(5);
    assertThat(json(second).get(4).get("requestId").stringValue()).isEqualTo("r0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLE_READER", "ROLE_OPERATOR", "SCOPE_operator", "SCOPE_sol003:read"})
  void entries_whenReadByOthers_areForbidden(String authority) {
    assertThat(send(HttpMethod.GET, ENTRIES, authority, null, "r")).hasStatus(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?status=x", "?since=yesterday", "?nextpage_opaque_marker=x", "?method=get"})
  void badParameter_whenSent_isRefused(String query) {
    assertThat(send(HttpMethod.GET, ENTRIES + query, "ROLE_ADMINISTRATOR", null, "r"))
        .hasStatus(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set who = 'nobody'",
        "delete from audit_entry",
        "truncate audit_entry"
      })
  void entries_whenSomebodyWantsToChangeThem_stay(String statement) {
    send(HttpMethod.POST, PACKAGES, "ROLE_OPERATOR", null, "r");

    assertThatThrownBy(() -> database.sql(statement).update())
        .rootCause()
        .hasMessageContaining("append-only");
  }

  private JsonNode read(String query, @org.jspecify.annotations.Nullable String tenant) {
    return json(send(HttpMethod.GET, ENTRIES + query, "ROLE_ADMINISTRATOR", tenant, "r"));
  }

  private MvcTestResult send(
      HttpMethod method,
      String uri,
      String authority,
      @org.jspecify.annotations.Nullable String tenant,
      String requestId) {
    List<GrantedAuthority> all = new ArrayList<>();
    all.add(new SimpleGrantedAuthority(authority));
    if (tenant != null) {
      all.add(Tenant.authority(tenant));
    }
    return http.method(method)
        .uri(java.net.URI.create(uri.replace(" ", "%20")))
        .contentType("application/json")
        .content("{}")
        .header("X-Request-Id", requestId)
        .with(jwt().jwt(token -> token.subject(who)).authorities(all))
        .exchange();
  }

  private static JsonNode json(MvcTestResult answer) {
    try {
      return JsonMapper.shared().readTree(answer.getResponse().getContentAsString());
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
