package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.notification.CallbackReceiver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Packages that the VNFM fetches by itself. */
@VnfmTest
@NeedsClick
@TestPropertySource(properties = "pawl.packages.max-upload-size=4MB")
class UploadFromUriTest {

  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired DownloadScheduler scheduler;
  final CallbackReceiver server = CallbackReceiver.open();
  PackageClient client;

  @BeforeEach
  void connect() {
    client = new PackageClient(http);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private MvcTestResult order(String id, Map<String, ?> request) {
    return client.send(
        http.post()
            .uri(PackageClient.PACKAGES + "/" + id + "/package_content/upload_from_uri")
            .contentType("application/json")
            .content(JsonMapper.shared().writeValueAsString(request)));
  }

  private void serve(byte[] content) {
    server.answer((request, exchange) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    });
  }

  private MvcTestResult awaitState(String id, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> PackageClient.text(client.get("/" + id), "$.onboardingState").equals(state));
    return client.get("/" + id);
  }

  private int rows(String id) {
    return jdbc.sql("select count(*) from vnf_package_download where package_id = ?")
        .param(UUID.fromString(id))
        .query(Integer.class)
        .single();
  }

  @Test
  void created_whenUriIsGiven_isFetchedWithPasswordAndOnboarded() {
    var csar = Csar.sound();
    serve(csar.build());
    var id = client.created();

    var answer =
        order(
            id,
            Map.of("addressInformation", server.uri("/fw.csar"), "userName", "u", "password", "p"));

    assertThat(answer).hasStatus(202);
    assertThat(PackageClient.body(answer)).isEmpty();
    assertThat(awaitState(id, "ONBOARDED"))
        .bodyJson()
        .extractingPath("$.vnfdId")
        .isEqualTo(csar.vnfdId());
    assertThat(server.received())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.path()).isEqualTo("/fw.csar");
          assertThat(each.authorization()).isEqualTo("Basic dTpw");
        });
    Awaitility.await().until(() -> rows(id) == 0);
  }

  @Test
  void created_whenServerHasNoPackage_showsWhy() {
    server.answer(404);
    var id = client.created();

    assertThat(order(id, Map.of("addressInformation", server.uri("/gone")))).hasStatus(202);

    assertThat(PackageClient.text(awaitState(id, "ERROR"), "$.onboardingFailureDetails.detail"))
        .contains("answered with 404");
    serve(Csar.sound().build());
    assertThat(order(id, Map.of("addressInformation", server.uri("/")))).hasStatus(202);
    awaitState(id, "ONBOARDED");
  }

  @Test
  void created_whenContentIsBadOrTooLarge_showsWhy() {
    serve(new byte[100]);
    var bad = client.created();
    order(bad, Map.of("addressInformation", server.uri("/")));
    assertThat(PackageClient.text(awaitState(bad, "ERROR"), "$.onboardingFailureDetails.detail"))
        .contains("ZIP");

    serve(new byte[5 << 20]);
    var large = client.created();
    order(large, Map.of("addressInformation", server.uri("/")));
    assertThat(PackageClient.text(awaitState(large, "ERROR"), "$.onboardingFailureDetails.status"))
        .isEqualTo("413");
  }

  @Test
  void created_whenAddressIsInternalOrNoUri_isRefused() {
    var id = client.created();
    order(id, Map.of("addressInformation", "http://169.254.169.254/latest/meta-data"));
    assertThat(PackageClient.text(awaitState(id, "ERROR"), "$.onboardingFailureDetails.detail"))
        .contains("internal address");

    for (var uri : new String[] {"file:///etc/passwd", "ftp://x/y", "http://u:p@x/", "nonsense"}) {
      assertThat(order(client.created(), Map.of("addressInformation", uri))).as(uri).hasStatus(422);
    }
    assertThat(order(client.created(), Map.of())).hasStatus(400);
    assertThat(
            order(
                client.created(),
                Map.of("addressInformation", "https://x.example/", "userName", "u")))
        .hasStatus(400);
    assertThat(order(UUID.randomUUID().toString(), Map.of("addressInformation", "https://x/")))
        .hasStatus(404);
  }

  @Test
  void onboarded_whenUriIsGiven_isConflict() {
    var id = client.onboarded(Csar.sound());

    assertThat(order(id, Map.of("addressInformation", server.uri("/")))).hasStatus(409);
  }

  @Test
  void fetching_whenTheVnfmIsStopped_isFetchedAfterTheStart() throws InterruptedException {
    var content = Csar.sound().build();
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    server.answer((request, exchange) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, 100);
      exchange.getResponseBody().flush();
      begun.countDown();
      try {
        end.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
    var id = client.created();
    order(id, Map.of("addressInformation", server.uri("/")));
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

    scheduler.stop();
    serve(content);
    assertThat(client.get("/" + id))
        .bodyJson()
        .extractingPath("$.onboardingState")
        .isEqualTo("UPLOADING");
    scheduler.start();

    awaitState(id, "ONBOARDED");
    end.countDown();
  }
}
