package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every life cycle operation on guests that run: what counts is which of them hear the packets of a
 * network afterwards.
 */
class LifeCycleIT {

  private static Pawl pawl;
  private static Vnfm vnfm;

  @BeforeAll
  static void start() {
    pawl = Pawl.startFresh("life-cycle", 18475);
    vnfm = pawl.vnfm();
  }

  @AfterAll
  static void stop() {
    pawl.close();
  }

  @Test
  void probes_throughEveryOperation_hearTheirNetwork() throws Exception {
    Probes.onboard(vnfm);
    String vnfId = vnfm.createVnf(Probes.FIRST_VNFD, "probes");
    Set<String> namespaces;
    try (TrafficHost alice = pawl.host("alice", "floor", "10.9.0.1/16");
        TrafficHost bob = pawl.host("bob", "cellar", "10.9.1.1/16")) {
      run(vnfId, "instantiate", Probes.instantiation("floor"));
      assertHears(vnfId, 1, alice);

      run(vnfId, "scale", Map.of("type", "SCALE_OUT", "aspectId", "ears", "numberOfSteps", 2));
      List<String> three = assertHears(vnfId, 3, alice);
      run(vnfId, "scale", Map.of("type", "SCALE_IN", "aspectId", "ears"));
      assertThat(three).containsAll(assertHears(vnfId, 2, alice));
      run(vnfId, "scale_to_level", Map.of("instantiationLevelId", "one"));
      assertHears(vnfId, 1, alice);
      run(
          vnfId,
          "scale_to_level",
          Map.of("scaleInfo", List.of(Map.of("aspectId", "ears", "scaleLevel", 1))));
      List<String> two = assertHears(vnfId, 2, alice);

      Set<String> before = pawl.guests();
      run(vnfId, "heal", Map.of("cause", "a probe is deaf", "vnfcInstanceId", List.of(two.get(1))));
      assertHears(vnfId, 2, alice);
      assertThat(common(pawl.guests(), before)).as("one server is another one").isEqualTo(1);

      run(vnfId, "operate", Map.of("changeStateTo", "STOPPED", "stopType", "FORCEFUL"));
      assertThat(vnfm.vnf(vnfId).at("/instantiatedVnfInfo/vnfState").asString())
          .isEqualTo("STOPPED");
      pawl.awaitGuests(0, "of a stopped VNF");
      run(vnfId, "operate", Map.of("changeStateTo", "STARTED"));
      assertHears(vnfId, 2, alice);

      run(vnfId, "change_ext_conn", Map.of("extVirtualLinks", List.of(Probes.link("cellar"))));
      assertHears(vnfId, 2, bob);
      assertHearsNothingOf(vnfId, alice);

      run(vnfId, "change_flavour", Map.of("newFlavourId", "large", "instantiationLevelId", "two"));
      assertThat(vnfm.vnf(vnfId).at("/instantiatedVnfInfo/flavourId").asString())
          .isEqualTo("large");
      assertHears(vnfId, 2, bob);

      run(vnfId, "change_vnfpkg", Map.of("vnfdId", Probes.SECOND_VNFD));
      assertThat(vnfm.vnf(vnfId).get("vnfdId").asString()).isEqualTo(Probes.SECOND_VNFD);
      assertThat(vnfm.vnf(vnfId).get("vnfSoftwareVersion").asString()).isEqualTo("2.0");
      for (String vnfc : assertHears(vnfId, 2, bob)) {
        assertThat(vnfm.read(path(vnfId, vnfc, "configuration")).get("content").asString())
            .contains("23/01");
      }

      namespaces = pawl.networkNamespaces();
      run(
          vnfId,
          "terminate",
          Map.of("terminationType", "GRACEFUL", "gracefulTerminationTimeout", 2));
      pawl.awaitGuests(0, "of a terminated VNF");
      assertThat(vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(204);
    }
    Pawl.awaitEndOf(namespaces);
  }

  private static void run(String vnfId, String task, Map<String, ?> body) {
    vnfm.awaitCompleted(vnfm.task(vnfId, task, body));
  }

  private static long common(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).count();
  }

  /** Sends datagrams to everybody, and waits until each of that many VNFCs has counted them. */
  private static List<String> assertHears(String vnfId, int vnfcs, TrafficHost host) {
    List<String> ids = Probes.vnfcIds(vnfm, vnfId);
    assertThat(ids).hasSize(vnfcs);
    pawl.awaitGuests(vnfcs, "with as many VNFCs");
    Map<String, Long> before = receivedByEach(vnfId);
    broadcast(host, 50);
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() ->
            assertThat(receivedByEach(vnfId))
                .allSatisfy((id, count) ->
                    assertThat(count).isGreaterThanOrEqualTo(before.getOrDefault(id, 0L) + 50)));
    return ids;
  }

  private static void assertHearsNothingOf(String vnfId, TrafficHost host)
      throws InterruptedException {
    Map<String, Long> before = receivedByEach(vnfId);
    broadcast(host, 50);
    Thread.sleep(Duration.ofMillis(2500)); // two reports
    before.forEach((id, count) -> assertThat(received(vnfId, id)).isBetween(count, count + 49));
  }

  private static Map<String, Long> receivedByEach(String vnfId) {
    Map<String, Long> counts = new HashMap<>();
    Probes.vnfcIds(vnfm, vnfId).forEach(id -> counts.put(id, received(vnfId, id)));
    return counts;
  }

  private static long received(String vnfId, String vnfcId) {
    for (JsonNode port : vnfm.read(path(vnfId, vnfcId, "statistics")).get("ports")) {
      if (port.get("name").asString().equals("in")) {
        return port.get("rxPackets").asLong();
      }
    }
    return 0;
  }

  private static String path(String vnfId, String vnfcId, String resource) {
    return "/operator/v1/vnf_instances/" + vnfId + "/vnfcs/" + vnfcId + "/" + resource;
  }

  private static void broadcast(TrafficHost host, int count) {
    Shell.Result sent =
        host.run(
            "python3",
            "-c",
            """
            import socket, time
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            for n in range(%d):
                s.sendto(b"all", ("10.9.255.255", 5000))
                time.sleep(0.002)
            """
                .formatted(count));
    assertThat(sent.exitCode()).as(sent.output()).isZero();
  }
}
