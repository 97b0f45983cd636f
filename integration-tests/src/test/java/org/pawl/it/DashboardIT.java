package org.pawl.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator's way through the dashboard, in a real browser, with real packets. */
class DashboardIT {

  private static final String NAME = "edge-firewall";
  private static final String BOB = "10.7.0.2";
  private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private static Pawl pawl;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    pawl = Pawl.startFresh("dashboard", 18463);
    chromium = new Chromium("https://localhost:" + pawl.port());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    pawl.close();
  }

  @Test
  void operator_fromSignInToTermination_seesAndSteersTheFunction() {
    Page page = chromium.tab();
    signIn(page);
    String vnf = makeVnf(page);
    try (TrafficHost alice = pawl.host("alice", "left", "10.7.0.1/24");
        TrafficHost bob = pawl.host("bob", "right", BOB + "/24")) {
      ratesMoveWhilePacketsFlow(page, alice, bob);
      severalTabs_areLiveAtTheSameTime(page);
      brokenConfiguration_isRefusedByLine(page, vnf);
      assertThat(alice.ping(BOB, 2)).as("ICMP is dropped").isZero();
      goodConfiguration_isAppliedWhileItRuns(page);
      assertThat(alice.ping(BOB, 2)).as("ICMP passes").isEqualTo(2);
      assertThat(chromium.complaints()).isEmpty();
      outdatedEditor_showsTheConflict(page, vnf);
    }
    lookAtTheOtherPages(page, vnf);
    terminate(page, vnf);
    assertThat(chromium.complaints()).isEmpty();
    signOut_endsTheOtherTabsToo(page);
  }

  private static void signIn(Page page) {
    page.navigate("/");
    assertThat(page).hasURL("https://localhost:" + pawl.port() + "/login");
    chromium.photograph(page, "sign-in");

    page.getByLabel("User name").fill("admin");
    page.getByLabel("Password").fill("not this");
    button(page, "Sign in").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("user name or the password is wrong");

    page.getByLabel("User name").fill("admin");
    page.getByLabel("Password").fill(pawl.secret("admin"));
    button(page, "Sign in").click();
    assertThat(heading(page, "VNFs")).isVisible();
    assertThat(page.getByText("No VNF yet")).isVisible();
    chromium.photograph(page, "vnfs-empty");
  }

  private static String makeVnf(Page page) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New VNF")).click();
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("firewall")).check();
    page.getByLabel("Name").fill(NAME);
    page.getByLabel("Network of in_cp").fill("left");
    page.getByLabel("Network of out_cp").fill("right");
    chromium.photograph(page, "new-vnf");
    button(page, "Create and instantiate").click();

    assertThat(page.locator(".operation").first()).containsText("COMPLETED", PATIENTLY);
    assertThat(page.locator("#vnf-state")).containsText("RUNNING", PATIENTLY);
    assertThat(page.locator(".step").filter(hasText("Create server"))).hasCount(1);
    chromium.photograph(page, "operations");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Overview")).click();
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  private static void ratesMoveWhilePacketsFlow(Page page, TrafficHost alice, TrafficHost bob) {
    Locator received = page.locator("[data-rate$='/in rx']");
    assertThat(received).hasText("0");

    Process receiver = stream(bob, "dashboard-received.txt", "receive", "5000", "2");
    Process sender = stream(alice, "dashboard-sent.txt", "send", BOB, "5000", "8000", "1000");
    Vnfm.await("the rate", Duration.ofSeconds(20), () -> perSecond(received.textContent()) > 500);
    assertThat(page.locator(".chart canvas")).isVisible();
    chromium.photograph(page, "vnf");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("VNFs")).first().click();
    Locator row = page.getByRole(AriaRole.ROW).filter(hasText(NAME));
    assertThat(row).containsText("RUNNING");
    Vnfm.await(
        "the rate in the list",
        Duration.ofSeconds(20),
        () -> perSecond(row.locator("[data-rate$=' rx']").textContent()) > 500);
    chromium.photograph(page, "vnfs");
    awaitEnd(sender);
    awaitEnd(receiver);
    Vnfm.await(
        "silence",
        Duration.ofSeconds(20),
        () -> perSecond(row.locator("[data-rate$=' rx']").textContent()) < 10);
  }

  /** More tabs than connections that a browser opens to one HTTP/1.1 server. */
  private static void severalTabs_areLiveAtTheSameTime(Page page) {
    List<Page> tabs = IntStream.range(0, 8).mapToObj(i -> chromium.tab()).toList();
    tabs.forEach(tab -> tab.navigate(page.url()));
    tabs.forEach(tab -> assertThat(tab.locator("#link-state")).hasText("Live"));
    tabs.forEach(tab -> assertThat(tab.locator("[data-rate$=' rx']")).not().hasText("–"));
    tabs.forEach(Page::close);
  }

  private static void brokenConfiguration_isRefusedByLine(Page page, String vnf) {
    page.navigate("/dashboard/vnfs/" + vnf + "/configuration");
    assertThat(page.locator("#verdict")).containsText("No mistakes found");
    String good = editor(page).inputValue();
    chromium.photograph(page, "configuration");

    editor(page).fill("// a comment\n" + good.replaceFirst("Counter\\b", "Countr"));
    int line = 2 + good.substring(0, good.indexOf("Counter")).split("\n", -1).length - 1;
    assertThat(page.locator(".mistakes")).containsText("line " + line);
    assertThat(page.locator(".mistakes")).containsText("Countr");
    assertThat(button(page, "Apply")).isDisabled();
    assertThat(page.locator(".gutter .wrong")).hasText(Integer.toString(line));
    chromium.photograph(page, "configuration-mistake");

    editor(page).fill(good.replaceAll("deny icmp,\\s*", ""));
    assertThat(page.locator("#verdict")).containsText("No mistakes found");
  }

  private static void goodConfiguration_isAppliedWhileItRuns(Page page) {
    page.getByLabel("Reason for the change").fill("monitoring needs echo requests");
    button(page, "Apply").click();
    assertThat(page.locator("#verdict")).containsText("Version 2 runs");
    assertThat(page.locator("#standing")).containsText("monitoring needs echo requests");
    assertThat(page.locator("#history li")).hasCount(2);
  }

  private static void outdatedEditor_showsTheConflict(Page page, String vnf) {
    Vnfm vnfm = pawl.vnfm();
    var answer =
        vnfm.put(
            vnfm.operator(vnf, "configuration"),
            "application/json",
            Vnfm.JSON
                .writeValueAsString(
                    Map.of("content", editor(page).inputValue(), "reason", "from elsewhere"))
                .getBytes(StandardCharsets.UTF_8),
            "If-Match",
            vnfm.get(vnfm.operator(vnf, "configuration"))
                .headers()
                .firstValue("ETag")
                .orElseThrow());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(page.locator("#standing")).containsText("from elsewhere");

    editor(page).press("End");
    editor(page).pressSequentially("\n// mine\n");
    page.getByLabel("Reason for the change").fill("mine");
    button(page, "Apply").click();
    assertThat(page.locator("#verdict"))
        .containsText("Version 3 was applied while you were editing");
    chromium.photograph(page, "configuration-conflict");
    button(page, "Apply mine over it").click();
    assertThat(page.locator("#verdict")).containsText("Version 4 runs");
    assertThat(chromium.complaints()).singleElement().asString().contains("412");
  }

  private static void lookAtTheOtherPages(Page page, String vnf) {
    page.navigate("/dashboard/vnfs/" + vnf + "/configuration/1");
    assertThat(page.locator(".read-only .line").first()).isVisible();
    chromium.photograph(page, "version");
    page.navigate("/dashboard/vnfs/" + vnf + "/console");
    assertThat(page.locator(".log")).not().isEmpty();
    chromium.photograph(page, "console");
    page.navigate("/dashboard/packages");
    assertThat(page.getByRole(AriaRole.ROW).filter(hasText("firewall"))).containsText("ENABLED");
    chromium.photograph(page, "packages");
    page.navigate("/dashboard/alarms");
    assertThat(heading(page, "Alarms")).isVisible();
    chromium.photograph(page, "alarms");
    assertThat(chromium.complaints()).isEmpty();
    page.navigate("/dashboard/vnfs/" + "no-such-vnf");
    assertThat(page.getByText("What to do")).isVisible();
    chromium.photograph(page, "problem");
    assertThat(chromium.complaints()).singleElement().asString().contains("404");
  }

  private static void terminate(Page page, String vnf) {
    page.navigate("/dashboard/vnfs/" + vnf);
    button(page, "Terminate").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Terminate " + NAME + "?");
    assertThat(dialog).containsText("1 server and 3 ports");
    chromium.photograph(page, "terminate");
    dialog.getByText("Keep it running").click();
    assertThat(dialog).isHidden();
    assertThat(page.locator("#vnf-state")).containsText("RUNNING");

    button(page, "Terminate").click();
    dialog.getByText("Terminate " + NAME, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#vnf-state")).containsText("NOT_INSTANTIATED", PATIENTLY);
    assertThat(page.locator(".operation").first()).containsText("COMPLETED");

    button(page, "Delete").click();
    dialog.getByText("Delete " + NAME, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.getByText("No VNF yet")).isVisible();
  }

  private static void signOut_endsTheOtherTabsToo(Page page) {
    Page other = chromium.tab();
    other.navigate("/dashboard/vnfs");
    assertThat(other.locator("#link-state")).hasText("Live");
    button(page, "Sign out").click();
    assertThat(page.getByText("You are signed out.")).isVisible();
    assertThat(heading(other, "Sign in to Pawl")).isVisible();
    page.navigate("/dashboard/vnfs");
    assertThat(heading(page, "Sign in to Pawl")).isVisible();
  }

  private static Process stream(TrafficHost host, String output, String... arguments) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                "python3",
                Pawl.home()
                    .resolve("integration-tests/src/test/resources/udp_stream.py")
                    .toString()));
    command.addAll(List.of(arguments));
    return host.begin(Pawl.output().resolve(output), command.toArray(String[]::new));
  }

  private static void awaitEnd(Process process) {
    assertThat(process.onExit().join().exitValue()).isZero();
  }

  private static double perSecond(String shown) {
    String[] words = shown.strip().split(" ", -1);
    if (words[0].equals("–")) {
      return 0;
    }
    double value = Double.parseDouble(words[0]);
    return words.length > 1 && words[1].equals("k") ? value * 1_000 : value;
  }

  private static Locator editor(Page page) {
    return page.locator("#text");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
