package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An orchestrator's view of a VNFM: SOL003 over HTTPS with a bearer token. */
final class Vnfm {

  static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> FINAL_STATES =
      Set.of("COMPLETED", "FAILED_TEMP", "FAILED", "ROLLED_BACK");

  private final URI base;
  private final HttpClient client;
  private final String clientSecret;
  private @Nullable String token;
  private Instant tokenFetched = Instant.EPOCH;

  Vnfm(int port, String caPem, String clientSecret) {
    this.base = URI.create("https://localhost:" + port);
    this.client =
        HttpClient.newBuilder()
            .sslContext(trustOnly(caPem))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    this.clientSecret = clientSecret;
  }

  private static SSLContext trustOnly(String caPem) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("the VNFM's ca.pem is no certificate", e);
    }
  }

  // One call each ------------------------------------------------------------------------------

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, Map<String, ?> body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  HttpResponse<String> put(String path, String contentType, byte[] body, String... headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", contentType);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.PUT(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  /** A GET that must be answered with 200. */
  JsonNode read(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** The same call without any token. */
  HttpResponse<String> getUnauthenticated(String path) {
    return exchange(HttpRequest.newBuilder(resolve(path)).GET().build());
  }

  // Life-cycle calls ---------------------------------------------------------------------------

  /** Creates a package resource and uploads the CSAR. Gives the package's id. */
  String onboard(Path csar) throws IOException {
    HttpResponse<String> created = post("/vnfpkgm/v2/vnf_packages", Map.of());
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String id = JSON.readTree(created.body()).get("id").asString();
    HttpResponse<String> uploaded =
        put(
            "/vnfpkgm/v2/vnf_packages/" + id + "/package_content",
            "application/zip",
            Files.readAllBytes(csar));
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(202);
    await("package " + id, Duration.ofSeconds(30), () -> onboardingState(id).equals("ONBOARDED"));
    return id;
  }

  String onboardingState(String packageId) {
    return read("/vnfpkgm/v2/vnf_packages/" + packageId).get("onboardingState").asString();
  }

  /** The VNFD id of the on-boarded package of this product. */
  String vnfdId(String productName) {
    for (JsonNode info : read("/vnfpkgm/v2/vnf_packages")) {
      if (info.path("vnfProductName").asString("").equals(productName)) {
        return info.get("vnfdId").asString();
      }
    }
    throw new AssertionError("no package of product " + productName);
  }

  String createVnf(String vnfdId, String name) {
    HttpResponse<String> created =
        post("/vnflcm/v2/vnf_instances", Map.of("vnfdId", vnfdId, "vnfInstanceName", name));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return JSON.readTree(created.body()).get("id").asString();
  }

  /** Asks for an instantiation between two networks and gives the operation occurrence's id. */
  String instantiate(String vnfId, String inNetwork, String outNetwork) {
    return task(
        vnfId,
        "instantiate",
        Map.of(
            "flavourId",
            "default",
            "extVirtualLinks",
            java.util.List.of(
                externalLink(inNetwork, "in_cp", "in"),
                externalLink(outNetwork, "out_cp", "out"))));
  }

  private static Map<String, Object> externalLink(String network, String cpdId, String key) {
    return Map.of(
        "id",
        network,
        "resourceId",
        network,
        "extCps",
        java.util.List.of(
            Map.of(
                "cpdId",
                cpdId,
                "cpConfig",
                Map.of(
                    key,
                    Map.of(
                        "cpProtocolData",
                        java.util.List.of(Map.of("layerProtocol", "IP_OVER_ETHERNET")))))));
  }

  String terminate(String vnfId) {
    return task(vnfId, "terminate", Map.of("terminationType", "FORCEFUL"));
  }

  /** Asks for a task on a VNF and gives the operation occurrence's id. */
  String task(String vnfId, String task, Map<String, ?> body) {
    HttpResponse<String> answer = post("/vnflcm/v2/vnf_instances/" + vnfId + "/" + task, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  JsonNode occurrence(String id) {
    return read("/vnflcm/v2/vnf_lcm_op_occs/" + id);
  }

  /** Waits until the operation has ended, and asserts that it ended well. */
  void awaitCompleted(String occurrenceId) {
    await(
        "operation " + occurrenceId,
        Duration.ofSeconds(90),
        () -> FINAL_STATES.contains(occurrence(occurrenceId).get("operationState").asString()));
    JsonNode occurrence = occurrence(occurrenceId);
    assertThat(occurrence.get("operationState").asString())
        .as(occurrence.toPrettyString())
        .isEqualTo("COMPLETED");
  }

  JsonNode vnf(String id) {
    return read("/vnflcm/v2/vnf_instances/" + id);
  }

  /** The id of a VNF's only VNFC. */
  String vnfcId(String vnfId) {
    return vnf(vnfId)
        .get("instantiatedVnfInfo")
        .get("vnfcResourceInfo")
        .get(0)
        .get("id")
        .asString();
  }

  String operator(String vnfId, String resource) {
    return "/operator/v1/vnf_instances/" + vnfId + "/vnfcs/" + vnfcId(vnfId) + "/" + resource;
  }

  // Plumbing -----------------------------------------------------------------------------------

  interface Condition {
    boolean holds();
  }

  static void await(String what, Duration limit, Condition condition) {
    org.awaitility.Awaitility.await(what)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(condition::holds);
  }

  private HttpRequest.Builder request(String path) {
    String bearer = token;
    if (bearer == null || tokenFetched.isBefore(Instant.now().minusSeconds(60))) {
      bearer = fetchToken();
      token = bearer;
      tokenFetched = Instant.now();
    }
    return HttpRequest.newBuilder(resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + bearer);
  }

  private URI resolve(String path) {
    return base.resolve(path);
  }

  private String fetchToken() {
    String credentials =
        Base64.getEncoder()
            .encodeToString(
                ("orchestrator:" + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        exchange(
            HttpRequest.newBuilder(resolve("/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("access_token").asString();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return exchange(request.build());
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    Instant giveUp = Instant.now().plusSeconds(5);
    while (true) {
      try {
        return client.send(request, BodyHandlers.ofString());
      } catch (java.net.ConnectException e) {
        if (Instant.now().isAfter(giveUp)) {
          throw new UncheckedIOException(e);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
