package org.pawl.vnfm.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.agent.Agents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@VnfmTest
class DashboardPagesTest {

  private static final String EVIL = "</title></textarea><script>alert(1)</script>\"'><img src=x>";
  private static final UUID NOBODY = UUID.fromString("00000000-0000-0000-0000-00000000dead");

  @Autowired private MockMvcTester mvc;
  @Autowired private JdbcClient database;
  @Autowired private Agents agents;
  private VnfRows rows;

  @BeforeEach
  void prepare() {
    rows = new VnfRows(database);
    removeRows();
  }

  @AfterEach
  void removeRows() {
    database.sql("DELETE FROM vnf_instance").update();
    database.sql("DELETE FROM agent").update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dashboard",
        "/dashboard/vnfs",
        "/dashboard/vnfs/new",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/configuration",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/configuration/1",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/operations",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/console",
        "/dashboard/packages",
        "/dashboard/alarms"
      })
  void page_whenNobodyIsSignedIn_leadsToSignIn(String path) {
    assertThat(mvc.get().uri(path).accept(MediaType.TEXT_HTML))
        .hasStatus(HttpStatus.FOUND)
        .redirectedUrl()
        .endsWith("/login");
  }

  @Test
  void script_whenTheSessionIsOver_isToldSo() {
    assertThat(mvc.get().uri("/dashboard/vnfs").header("HX-Request", "true"))
        .hasStatus(HttpStatus.UNAUTHORIZED);
    assertThat(mvc.get().uri("/dashboard/events?since=0").accept(MediaType.TEXT_EVENT_STREAM))
        .hasStatus(HttpStatus.UNAUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/vnfs",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/instantiate",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/terminate",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/delete",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/operations/00000000-0000-0000-0000-00000000dead/retry",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/vnfcs/00000000-0000-0000-0000-00000000dead/configuration",
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead/vnfcs/00000000-0000-0000-0000-00000000dead/configuration/check"
      })
  void action_whenTheFormIsNotOurs_isForbidden(String path) {
    assertThat(mvc.post().uri(path).with(user("admin").roles("OPERATOR")))
        .hasStatus(HttpStatus.FORBIDDEN);
  }

  @Test
  void noVnf_whenListed_saysWhatToDo() {
    assertThat(signedIn("/dashboard/vnfs")).hasStatusOk().bodyText().contains("No VNF yet");
  }

  @Test
  void evilName_whenShown_isTextOnEveryPage() {
    UUID vnf = rows.created(EVIL);
    rows.failedOperation(vnf, EVIL);

    assertShownAsText("/dashboard/vnfs");
    assertShownAsText("/dashboard/vnfs/" + vnf);
    assertShownAsText("/dashboard/vnfs/" + vnf + "/operations");
    assertShownAsText("/dashboard/vnfs/" + vnf + "/configuration");
    assertShownAsText("/dashboard/vnfs/" + vnf + "/console");
  }

  @Test
  void fleet_whenItIsLarge_isShownInPages_andSearched() {
    for (int i = 1; i <= 130; i++) {
      rows.created("edge-%03d_x".formatted(i));
    }
    rows.failedOperation(rows.created("core%1"), "no host has room");

    assertThat(signedIn("/dashboard/vnfs"))
        .bodyText()
        .contains("131 VNFs, 1 to look at", "edge-100_x", "1 to 100 of 131", "page=1")
        .doesNotContain("edge-101_x", "Previous");
    assertThat(signedIn("/dashboard/vnfs?page=1"))
        .bodyText()
        .contains("edge-101_x", "core%1", "101 to 131 of 131", "Previous")
        .doesNotContain("edge-100_x", ">Next<");
    assertThat(signedIn("/dashboard/vnfs?search=EDGE-02&page=0"))
        .bodyText()
        .contains("edge-020_x", "edge-029_x")
        .doesNotContain("edge-030_x", "core%1", "1 to 10 of");
    assertThat(signedIn("/dashboard/vnfs?search=_"))
        .bodyText()
        .contains("1 to 100 of 130")
        .doesNotContain("core%1");
    assertThat(signedIn("/dashboard/vnfs?search=nowhere"))
        .bodyText()
        .contains("No VNF is like that", "131 VNFs");
    assertThat(signedIn("/dashboard/vnfs?page=-7")).hasStatusOk();
  }

  @Test
  void evilConfiguration_whenShown_isText() {
    UUID vnfc = UUID.randomUUID();
    UUID vnf = rows.instantiated("fw", vnfc);
    agents.mintToken(vnfc, vnf, UUID.randomUUID(), Duration.ofMinutes(1));
    agents.assignConfiguration(vnfc, EVIL, "fw.click", EVIL, EVIL);

    assertShownAsText("/dashboard/vnfs/" + vnf + "/configuration");
    assertShownAsText("/dashboard/vnfs/" + vnf + "/configuration/1");
  }

  @Test
  void failedOperation_whenShown_offersTheLegalDecisions() {
    UUID vnf = rows.created("fw");
    rows.failedOperation(vnf, "no host has room");

    assertThat(signedIn("/dashboard/vnfs/" + vnf + "/operations"))
        .bodyText()
        .contains("no host has room", "Retry", "Roll back", "Mark as failed")
        .doesNotContain(">Cancel<");
    assertThat(signedIn("/dashboard/vnfs/" + vnf))
        .bodyText()
        .contains("FAILED_TEMP", "waits for a decision")
        .doesNotContain("data-opens=\"delete-dialog\"");
  }

  @Test
  void operation_whenFailedByButton_isFailedAndShown() {
    UUID vnf = rows.created("fw");
    UUID operation = rows.failedOperation(vnf, "no host has room");

    assertThat(post("/dashboard/vnfs/" + vnf + "/operations/" + operation + "/fail"))
        .hasRedirectedUrl("/dashboard/vnfs/" + vnf + "/operations#op-" + operation);
    assertThat(signedIn("/dashboard/vnfs/" + vnf + "/operations"))
        .bodyText()
        .contains("FAILED")
        .doesNotContain("Retry");
  }

  @Test
  void operation_whenAskedForUnderAnotherVnf_isNotThere() {
    UUID operation = rows.failedOperation(rows.created("one"), "no host has room");
    UUID other = rows.created("two");

    assertThat(post("/dashboard/vnfs/" + other + "/operations/" + operation + "/fail"))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void terminate_whenNotInstantiated_isRefusedWithAPageThatSaysWhatToDo() {
    UUID vnf = rows.created("fw");

    assertThat(post("/dashboard/vnfs/" + vnf + "/terminate"))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("NOT_INSTANTIATED", "What to do");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/vnfs/00000000-0000-0000-0000-00000000dead",
        "/dashboard/vnfs/not-an-id",
        "/dashboard/nowhere"
      })
  void page_whenThereIsNone_isAnErrorPage(String path) {
    assertThat(signedIn(path))
        .hasStatus(HttpStatus.NOT_FOUND)
        .bodyText()
        .contains("<!DOCTYPE html>", "What to do");
  }

  @Test
  void configuration_whenAppliedWithoutReason_isRefused() {
    UUID vnfc = UUID.randomUUID();
    UUID vnf = rows.instantiated("fw", vnfc);

    assertThat(
            request(HttpMethod.POST, "/dashboard/vnfs/" + vnf + "/vnfcs/" + vnfc + "/configuration")
                .with(csrf())
                .param("text", "Idle -> Discard;")
                .param("ifMatch", "1")
                .param("why", "  "))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("Say why");
  }

  @Test
  void configuration_whenTheVnfcIsOfAnotherVnf_isNotThere() {
    UUID vnf = rows.instantiated("fw", UUID.randomUUID());

    assertThat(
            request(
                    HttpMethod.POST,
                    "/dashboard/vnfs/" + vnf + "/vnfcs/" + NOBODY + "/configuration/check")
                .with(csrf())
                .param("text", "Idle -> Discard;"))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void signInPage_whenOpened_needsNoSessionAndCarriesTheCsrfToken() {
    assertThat(mvc.get().uri("/login"))
        .hasStatusOk()
        .bodyText()
        .contains("name=\"_csrf\"", "Sign in to Pawl");
  }

  @Test
  void ownFiles_whenFetchedUnderTheirDigest_mayBeKeptForEver() {
    String page = body("/dashboard/vnfs");
    int start = page.indexOf("/assets/");
    String sheet = page.substring(start, page.indexOf('/', start + 8)) + "/pawl.css";

    assertThat(mvc.get().uri(sheet))
        .hasStatusOk()
        .headers()
        .hasValue("Cache-Control", "max-age=31536000, public, immutable");
  }

  private void assertShownAsText(String path) {
    assertThat(body(path))
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", "<img src=x");
  }

  private String body(String path) {
    try {
      var result = signedIn(path).exchange();
      assertThat(result).hasStatusOk();
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private MockMvcRequestBuilder signedIn(String path) {
    return request(HttpMethod.GET, path);
  }

  private MockMvcRequestBuilder post(String path) {
    return request(HttpMethod.POST, path).with(csrf());
  }

  private MockMvcRequestBuilder request(HttpMethod method, String path) {
    return mvc.method(method).uri(path).with(user("admin").roles("OPERATOR"));
  }
}
