package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.EtsiDefinitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is answered has the shape that ETSI defines, in every state. */
@LcmTest
class VnfLcmConformanceTest {

  private static final String SOL003 =
      "sol002-sol003/SOL003/VNFLifecycleManagement/definitions/SOL003VNFLifecycleManagement_def.yaml";
  private static final String COMMON = "sol002-sol003/SOL003/General_Definitions/SOL003_def.yaml";
  private static final String INSTANCES = "/vnflcm/v2/vnf_instances/";
  private static final String SNAPSHOTS = "/vnflcm/v2/vnf_snapshots/";
  private static final String OCCURRENCES = "/vnflcm/v2/vnf_lcm_op_occs/";

  @Autowired MockMvcTester http;
  @Autowired VnfLifecycle lifecycle;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryAgents agents;
  @Autowired VnfSnapshots snapshots;
  @Autowired JsonMapper json;

  @AfterEach
  void restore() {
    agents.answering(true);
  }

  private JsonNode get(String path) {
    var answer =
        http.get()
            .uri(path)
            .with(jwt().authorities(new SimpleGrantedAuthority("SCOPE_sol003")))
            .exchange();
    try {
      return json.readTree(answer.getResponse().getContentAsString());
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private void assertIsVnfInstance(UUID id) {
    var instance = get(INSTANCES + id);
    instance.findValues("ipOverEthernet").forEach(VnfLcmConformanceTest::mendAddressChoice);
    EtsiDefinitions.assertValid(SOL003, "VnfInstance", instance.toString());
  }

  /** The definitions ask for the kind of addresses one level above where these stand. */
  private static void mendAddressChoice(JsonNode address) {
    ((ObjectNode) address).putArray("addresses");
    ((ObjectNode) address).putArray("fixedAddresses");
  }

  private void assertIsVnfLcmOpOcc(UUID id) {
    var occurrence = (ObjectNode) get(OCCURRENCES + id);
    if (!occurrence.has("changedInfo") && !occurrence.has("modificationsTriggeredByVnfPkgChange")) {
      occurrence.putObject("changedInfo"); // the definitions ask for it whatever the operation is
    }
    EtsiDefinitions.assertValid(SOL003, "VnfLcmOpOcc", occurrence.toString());
  }

  @Test
  void instanceAndOccurrences_throughTheirLife_areAsDefined() {
    var vnf = lifecycle.create(Fixtures.VNFD_ID, "fw", "a firewall", Map.of("site", "north")).id();
    assertIsVnfInstance(vnf);

    agents.answering(false);
    var instantiation = lifecycle.instantiate(vnf, Fixtures.instantiateRequest());
    assertIsVnfLcmOpOcc(instantiation);
    hand.execute(instantiation);
    assertThat(get(OCCURRENCES + instantiation).get("error")).isNotNull();
    assertIsVnfLcmOpOcc(instantiation);

    agents.answering(true);
    lifecycle.retry(instantiation);
    hand.execute(instantiation);
    assertThat(get(INSTANCES + vnf).get("instantiatedVnfInfo")).isNotNull();
    assertIsVnfInstance(vnf);
    assertIsVnfLcmOpOcc(instantiation);

    assertIsVnfLcmOpOcc(lifecycle.modify(vnf, Map.of("vnfInstanceName", "fw-2"), null));

    var termination = lifecycle.terminate(vnf, Map.of("terminationType", "FORCEFUL"));
    lifecycle.cancel(termination, CancelMode.GRACEFUL);
    assertIsVnfLcmOpOcc(termination);
  }

  @Test
  void instanceAndOccurrences_throughEveryOperation_areAsDefined() {
    var vnf = lifecycle.create(Fixtures.SCALABLE_VNFD_ID, "chain", null, Map.of()).id();
    var north = List.of(Fixtures.plainLink("north", "in_cp"));
    assertIs(vnf, LcmOperationType.INSTANTIATE, Fixtures.instantiateScalable());
    assertIs(vnf, LcmOperationType.SCALE, LcmOperationsTest.OUT);
    assertIs(vnf, LcmOperationType.SCALE_TO_LEVEL, Map.of("instantiationLevelId", "least"));
    assertIs(vnf, LcmOperationType.HEAL, Map.of("additionalParams", Map.of("all", true)));
    assertIs(vnf, LcmOperationType.OPERATE, LcmOperationsTest.STOP_GENTLY);
    assertIs(vnf, LcmOperationType.OPERATE, LcmOperationsTest.START);
    assertIs(vnf, LcmOperationType.CHANGE_EXT_CONN, Map.of("extVirtualLinks", north));
    assertSnapshots(vnf);
    assertIs(vnf, LcmOperationType.CHANGE_FLAVOUR, Map.of("newFlavourId", "big"));
    assertIs(vnf, LcmOperationType.CHANGE_VNFPKG, LcmOperationsTest.TO_2);
    assertIs(vnf, LcmOperationType.TERMINATE, Map.of("terminationType", "FORCEFUL"));
  }

  private void assertSnapshots(UUID vnf) {
    var place = snapshots.create(null, null).id();
    EtsiDefinitions.assertValid(SOL003, "VnfSnapshotInfo", get(SNAPSHOTS + place).toString());
    var request = Map.<String, Object>of("vnfSnapshotInfoId", place.toString());

    assertIs(vnf, LcmOperationType.CREATE_SNAPSHOT, request);
    assertIs(vnf, LcmOperationType.REVERT_TO_SNAPSHOT, request);

    var snapshot = get(SNAPSHOTS + place);
    assertThat(snapshot.get("vnfSnapshot").get("vnfcSnapshots")).hasSize(2);
    snapshot.findValues("ipOverEthernet").forEach(VnfLcmConformanceTest::mendAddressChoice);
    EtsiDefinitions.assertValid(SOL003, "VnfSnapshotInfo", snapshot.toString());
  }

  private void assertIs(UUID vnf, LcmOperationType type, Map<String, Object> request) {
    var occurrence = lifecycle.start(vnf, type, request);
    assertIsVnfLcmOpOcc(occurrence);
    hand.execute(occurrence);
    assertThat(get(OCCURRENCES + occurrence).get("operationState").asString())
        .as(type.name())
        .isEqualTo("COMPLETED");
    assertIsVnfLcmOpOcc(occurrence);
    assertIsVnfInstance(vnf);
  }

  @Test
  void refusals_andVersions_areAsDefined() {
    EtsiDefinitions.assertValid(
        COMMON, "ProblemDetails", get(INSTANCES + UUID.randomUUID()).toString());
    EtsiDefinitions.assertValid(
        COMMON, "ApiVersionInformation", get("/vnflcm/v2/api_versions").toString());
  }
}
