package org.pawl.vnfm.vnflcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The interface as an orchestrator sees it. */
@LcmTest
class VnfLcmApiTest {

  private static final String INSTANCES = "/vnflcm/v2/vnf_instances";
  private static final String OCCURRENCES = "/vnflcm/v2/vnf_lcm_op_occs";
  private static final String SNAPSHOTS = "/vnflcm/v2/vnf_snapshots";
  private static final String ROOT = "http://localhost";

  @Autowired MockMvcTester http;
  @Autowired Executions.Hand hand;
  @Autowired InMemoryAgents agents;
  @Autowired InMemoryPackages packages;
  @Autowired JsonMapper json;

  @AfterEach
  void restore() {
    agents.answering(true);
    packages.enabled(true);
  }

  private MvcTestResult send(MockMvcRequestBuilder request, String... headers) {
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.with(jwt().authorities(new SimpleGrantedAuthority("SCOPE_sol003"))).exchange();
  }

  private MvcTestResult get(String path, String... headers) {
    return send(http.get().uri(URI.create(path)), headers);
  }

  private MvcTestResult post(String path, Object body) {
    return send(
        http.post()
            .uri(path)
            .contentType("application/json")
            .content(json.writeValueAsString(body)));
  }

  private MvcTestResult post(String path) {
    return send(http.post().uri(path));
  }

  private MvcTestResult delete(String path, String... headers) {
    return send(http.delete().uri(path), headers);
  }

  private MvcTestResult patch(String id, Object body, String... headers) {
    return send(
        http.patch()
            .uri(INSTANCES + "/" + id)
            .contentType("application/merge-patch+json")
            .content(json.writeValueAsString(body)),
        headers);
  }

  private static String text(MvcTestResult answer, String path) {
    try {
      Object value = JsonPath.read(answer.getResponse().getContentAsString(), path);
      return String.valueOf(value);
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private static String location(MvcTestResult answer) {
    var location = answer.getResponse().getHeader("Location");
    assertThat(location).startsWith(ROOT);
    return String.valueOf(location).substring(ROOT.length());
  }

  private String created() {
    var answer = post(INSTANCES, Map.of("vnfdId", Fixtures.VNFD_ID, "vnfInstanceName", "fw"));
    assertThat(answer).hasStatus(201);
    return text(answer, "$.id");
  }

  /** Asks for an operation, executes it, and gives the path of its occurrence. */
  private String executed(String id, String task, Map<String, ?> request) {
    var answer = post(INSTANCES + "/" + id + "/" + task, request);
    assertThat(answer).hasStatus(202);
    assertThat(answer).body().isEmpty();
    var occurrence = location(answer);
    hand.execute(UUID.fromString(occurrence.substring(OCCURRENCES.length() + 1)));
    return occurrence;
  }

  private String instantiated() {
    var id = created();
    executed(id, "instantiate", Fixtures.instantiateRequest());
    return id;
  }

  private static void assertProblem(MvcTestResult answer, int status, String... words) {
    assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
    assertThat(text(answer, "$.status")).isEqualTo(String.valueOf(status));
    for (String word : words) {
      assertThat(text(answer, "$.detail")).contains(word);
    }
  }

  @Test
  void package_whenEnabled_getsAnInstanceWithItsLocationAndLinks() {
    var answer =
        post(
            INSTANCES,
            Map.of(
                "vnfdId",
                Fixtures.VNFD_ID,
                "vnfInstanceName",
                "fw-1",
                "metadata",
                Map.of("site", "north")));

    assertThat(answer).hasStatus(201).hasContentType("application/json");
    var id = text(answer, "$.id");
    assertThat(location(answer)).isEqualTo(INSTANCES + "/" + id);
    assertThat(text(answer, "$._links.self.href")).isEqualTo(ROOT + INSTANCES + "/" + id);
    assertThat(text(answer, "$._links.instantiate.href")).endsWith(id + "/instantiate");
    assertThat(text(answer, "$._links.keys()")).doesNotContain("terminate");
    assertThat(text(answer, "$.instantiationState")).isEqualTo("NOT_INSTANTIATED");
    assertThat(text(answer, "$.metadata.site")).isEqualTo("north");
    assertThat(text(answer, "$.vnfProductName")).isEqualTo("firewall");
    assertThat(answer.getResponse().getHeader("ETag")).isNotBlank();
    assertThat(answer.getResponse().getHeader("Version")).isEqualTo("2.3.0");
  }

  @Test
  void package_whenUnknown_isRefused() {
    assertProblem(post(INSTANCES, Map.of("vnfdId", "nobody's")), 422, "nobody's");
  }

  @Test
  void request_whenAMandatoryAttributeIsMissing_isRefused() {
    assertProblem(post(INSTANCES, Map.of("vnfInstanceName", "x")), 400, "vnfdId");
    assertProblem(post(INSTANCES + "/" + created() + "/instantiate", Map.of()), 400, "flavourId");
  }

  @Test
  void body_whenItIsNoJson_isRefused() {
    var answer =
        send(http.post().uri(INSTANCES).contentType("application/json").content("{\"vnfdId\":"));

    assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
  }

  @Test
  void instance_whenInstantiated_showsWhatStandsBehindIt() {
    var id = created();

    var occurrence = executed(id, "instantiate", Fixtures.instantiateRequest());

    var answer = get(INSTANCES + "/" + id);
    assertThat(text(answer, "$.instantiationState")).isEqualTo("INSTANTIATED");
    var info = "$.instantiatedVnfInfo.";
    assertThat(text(answer, info + "flavourId")).isEqualTo("default");
    assertThat(text(answer, info + "vnfState")).isEqualTo("STARTED");
    assertThat(text(answer, info + "vnfcResourceInfo.length()")).isEqualTo("1");
    assertThat(text(answer, info + "vnfcResourceInfo[0].vnfcCpInfo.length()")).isEqualTo("3");
    assertThat(text(answer, info + "extCpInfo[*].cpdId")).contains("in_cp", "out_cp");
    assertThat(text(answer, info + "extVirtualLinkInfo[0].resourceHandle.resourceId"))
        .isEqualTo("left");
    assertThat(text(answer, "$._links.keys()")).contains("terminate").doesNotContain("instantiate");
    var done = get(occurrence);
    assertThat(text(done, "$.operationState")).isEqualTo("COMPLETED");
    assertThat(text(done, "$.operation")).isEqualTo("INSTANTIATE");
    assertThat(text(done, "$.resourceChanges.affectedVnfcs[0].changeType")).isEqualTo("ADDED");
    assertThat(text(done, "$.resourceChanges.affectedExtLinkPorts.length()")).isEqualTo("2");
    assertThat(text(done, "$.operationParams.flavourId")).isEqualTo("default");
    assertThat(text(done, "$._links.keys()")).isEqualTo("[self, vnfInstance]");
    assertThat(text(done, "$._links.vnfInstance.href")).isEqualTo(ROOT + INSTANCES + "/" + id);
  }

  @Test
  void instance_whenAlreadyInstantiated_isNotInstantiatedAgain() {
    var id = instantiated();

    assertProblem(
        post(INSTANCES + "/" + id + "/instantiate", Map.of("flavourId", "default")),
        409,
        "INSTANTIATED");
    assertProblem(delete(INSTANCES + "/" + id), 409, "INSTANTIATED");
  }

  @Test
  void instance_whenNotInstantiated_isNotTerminated() {
    assertProblem(
        post(INSTANCES + "/" + created() + "/terminate", Map.of("terminationType", "FORCEFUL")),
        409,
        "NOT_INSTANTIATED");
  }

  @Test
  void instance_whenAnOperationIsUnfinished_refusesTheNextAndShowsNoTask() {
    var id = created();
    var first =
        location(post(INSTANCES + "/" + id + "/instantiate", Fixtures.instantiateRequest()));

    assertProblem(
        post(INSTANCES + "/" + id + "/instantiate", Fixtures.instantiateRequest()),
        409,
        "is in state STARTING");
    assertProblem(delete(INSTANCES + "/" + id), 409, "STARTING");
    assertProblem(patch(id, Map.of("vnfInstanceName", "x")), 409, "STARTING");
    assertThat(text(get(INSTANCES + "/" + id), "$._links.keys()")).isEqualTo("[self]");
    assertThat(text(get(first), "$._links.keys()")).contains("cancel").doesNotContain("retry");
  }

  @Test
  void instantiation_whenItDoesNotFitTheDescriptor_isRefusedAndNotRecorded() {
    var id = created();

    assertProblem(
        post(INSTANCES + "/" + id + "/instantiate", Map.of("flavourId", "huge")), 422, "huge");

    assertThat(text(get(OCCURRENCES + "?filter=(eq,vnfInstanceId," + id + ")"), "$.length()"))
        .isEqualTo("0");
  }

  @Test
  void instance_whenTerminatedAndDeleted_isGone() {
    var id = instantiated();

    var occurrence = executed(id, "terminate", Map.of("terminationType", "FORCEFUL"));

    assertThat(text(get(occurrence), "$.operationState")).isEqualTo("COMPLETED");
    assertThat(text(get(occurrence), "$.resourceChanges.affectedVnfcs[0].changeType"))
        .isEqualTo("REMOVED");
    assertThat(text(get(INSTANCES + "/" + id), "$.instantiationState"))
        .isEqualTo("NOT_INSTANTIATED");
    assertThat(delete(INSTANCES + "/" + id)).hasStatus(204);
    assertProblem(get(INSTANCES + "/" + id), 404, id);
  }

  @Test
  void snapshot_whenTakenAndRevertedTo_isShownAndDeleted() {
    var id = instantiated();
    var made = post(SNAPSHOTS, Map.of());
    assertThat(made).hasStatus(201);
    var place = location(made);
    var request = Map.of("vnfSnapshotInfoId", text(made, "$.id"));
    assertProblem(get(place + "/vnf_state_snapshot"), 409, "create_snapshot");
    assertThat(text(get(INSTANCES + "/" + id), "$._links.createSnapshot.href"))
        .endsWith("/create_snapshot");

    executed(id, "create_snapshot", request);

    var taken = get(place);
    assertThat(text(taken, "$.vnfSnapshot.vnfInstanceId")).isEqualTo(id);
    assertThat(text(taken, "$.vnfSnapshot.vnfInstance._links.keys()")).isEqualTo("[self]");
    assertThat(text(taken, "$._links.takenFrom.href")).endsWith(id);
    var state = get(place + "/vnf_state_snapshot");
    assertThat(text(state, "$.vnfcs[0].configuration")).isEqualTo(Fixtures.CLICK);
    assertThat(get(place + "/vnf_state_snapshot", "Range", "bytes=0-8"))
        .hasStatus(206)
        .bodyText()
        .isEqualTo("{\"vnfcs\":");
    assertProblem(get(place + "/vnf_state_snapshot", "Range", "bytes=999999-"), 416);
    var list = get(SNAPSHOTS + "?filter=(eq,vnfSnapshot/vnfInstanceId," + id + ")");
    assertThat(text(list, "$[0].vnfSnapshot.id")).isEqualTo(text(taken, "$.vnfSnapshot.id"));
    assertThat(text(list, "$[0].vnfSnapshot.keys()"))
        .doesNotContain("vnfInstance,", "vnfInfo", "vnfcSnap");
    assertProblem(post(INSTANCES + "/" + id + "/create_snapshot", request), 409, "not empty");
    assertProblem(
        send(
            http.patch()
                .uri(place)
                .contentType("application/merge-patch+json")
                .content(
                    """
                    {"vnfSnapshot": {"id": "a", "vnfInstanceId": "b", "vnfdId": "c"}}
                    """)),
        409,
        "not empty");

    executed(id, "revert_to_snapshot", request);

    assertProblem(delete(place, "If-Match", "\"77\""), 412);
    assertThat(delete(place)).hasStatus(204);
    assertProblem(get(place), 404);
    assertProblem(post(INSTANCES + "/" + id + "/revert_to_snapshot", request), 422, "There is no");
  }

  @Test
  void snapshot_whenPutInFromOutside_isShownButNotRevertedTo() {
    var id = instantiated();
    var given = Map.of("id", "a", "vnfInstanceId", "b", "vnfdId", "c");
    var made = post(SNAPSHOTS, Map.of("vnfSnapshotPkgId", "p", "vnfSnapshot", given));

    assertThat(made).hasStatus(201);
    assertThat(text(get(location(made)), "$.vnfSnapshot.vnfInstanceId")).isEqualTo("b");
    assertProblem(
        post(
            INSTANCES + "/" + id + "/revert_to_snapshot",
            Map.of("vnfSnapshotInfoId", text(made, "$.id"))),
        409,
        "holds no disks");
    assertProblem(post(INSTANCES + "/" + id + "/create_snapshot", Map.of()), 400, "POST vnf_snap");
    assertProblem(send(http.put().uri(location(made))), 405);
    assertProblem(send(http.put().uri(SNAPSHOTS)), 405);
    assertThat(send(http.put().uri(SNAPSHOTS)).getResponse().getHeader("Allow"))
        .contains("GET", "POST");
    assertThat(delete(location(made))).hasStatus(204);
  }

  @Test
  void termination_whenItsTypeIsUnknownOrItsTimeoutDoesNotFit_isRefused() {
    var task = INSTANCES + "/" + instantiated() + "/terminate";

    assertProblem(post(task, Map.of("terminationType", "SOMEHOW")), 400);
    assertProblem(
        post(task, Map.of("terminationType", "FORCEFUL", "gracefulTerminationTimeout", 3)),
        400,
        "GRACEFUL");
  }

  @Test
  void instance_whenChangedMeanwhile_isNotChangedByWhoSawTheOldOne() {
    var id = created();
    var seen = String.valueOf(get(INSTANCES + "/" + id).getResponse().getHeader("ETag"));

    assertThat(patch(id, Map.of("vnfInstanceName", "new"), "If-Match", seen)).hasStatus(202);

    assertProblem(patch(id, Map.of("vnfInstanceName", "newer"), "If-Match", seen), 412, seen);
    assertProblem(delete(INSTANCES + "/" + id, "If-Match", seen), 412, seen);
    assertThat(text(get(INSTANCES + "/" + id), "$.vnfInstanceName")).isEqualTo("new");
  }

  @Test
  void instance_whenModified_mergesAndRecordsTheOperation() {
    var id = created();
    patch(id, Map.of("metadata", Map.of("a", 1, "b", 2)));

    var answer =
        send(
            http.patch()
                .uri(INSTANCES + "/" + id)
                .contentType("application/json")
                .content(
                    """
                    {"vnfInstanceName": null, "metadata": {"a": null, "c": 3},
                     "vimConnectionInfo": {"v": {"vimType": "OPENSTACK", "accessInfo": {"password": "s"}}}}
                    """));

    assertThat(answer).hasStatus(202);
    var instance = get(INSTANCES + "/" + id);
    assertThat(text(instance, "$.keys()")).doesNotContain("vnfInstanceName");
    assertThat(text(instance, "$.metadata")).isEqualTo("{b=2, c=3}");
    assertThat(text(instance, "$.vimConnectionInfo.v")).isEqualTo("{vimType=OPENSTACK}");
    var occurrence = get(location(answer));
    assertThat(text(occurrence, "$.operation")).isEqualTo("MODIFY_INFO");
    assertThat(text(occurrence, "$.operationState")).isEqualTo("COMPLETED");
    assertThat(text(occurrence, "$.changedInfo.metadata")).isEqualTo("{b=2, c=3}");
    assertThat(text(occurrence, "$")).doesNotContain("password");
  }

  @Test
  void modification_whenMalformed_isRefused() {
    var id = created();

    assertProblem(patch(id, Map.of("vnfInstanceName", 5)), 400, "vnfInstanceName is not a string");
    assertProblem(patch(id, Map.of("metadata", List.of())), 400, "metadata is not an object");
    assertProblem(patch(id, Map.of("vnfPkgId", "x")), 422, "change_vnfpkg");
  }

  private String scalable() {
    var answer = post(INSTANCES, Map.of("vnfdId", Fixtures.SCALABLE_VNFD_ID));
    assertThat(answer).hasStatus(201);
    var id = text(answer, "$.id");
    executed(id, "instantiate", Fixtures.instantiateScalable());
    return id;
  }

  private String tasks(String id) {
    return inOrder(text(get(INSTANCES + "/" + id), "$._links.keys()"));
  }

  /** Names as in "[b, a]", sorted: members of an object have no order. */
  private static String inOrder(String names) {
    return Stream.of(names.substring(1, names.length() - 1).split(", ", -1))
        .sorted()
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Test
  void tasks_whenTheDescriptorProvidesForThem_areLinkedAsTheStateAllows() {
    var id = scalable();

    assertThat(tasks(id))
        .isEqualTo(
            "[changeCurrentVnfPkg, changeExtConn, changeFlavour, createSnapshot, heal, operate,"
                + " revertToSnapshot, scale, scaleToLevel, self, terminate]");
    executed(id, "operate", Map.of("changeStateTo", "STOPPED"));
    assertThat(tasks(id))
        .isEqualTo("[createSnapshot, heal, operate, revertToSnapshot, self, terminate]");
    assertThat(tasks(instantiated()))
        .isEqualTo(
            "[changeCurrentVnfPkg, changeExtConn, createSnapshot, heal, operate, revertToSnapshot,"
                + " self, terminate]");
    assertThat(inOrder(text(get(INSTANCES + "?filter=(eq,id," + id + ")"), "$[0]._links.keys()")))
        .isEqualTo("[createSnapshot, heal, operate, revertToSnapshot, self, terminate]");
  }

  @Test
  void tasks_whenTheDescriptorDoesNotProvideForThem_areNotFound() {
    var id = instantiated();

    var scale = Map.of("type", "SCALE_OUT", "aspectId", "traffic");
    assertProblem(post(INSTANCES + "/" + id + "/scale", scale), 404, "SCALE");
    assertProblem(
        post(INSTANCES + "/" + id + "/scale_to_level", Map.of("instantiationLevelId", "x")), 404);
    assertProblem(post(INSTANCES + "/" + id + "/change_flavour", Map.of("newFlavourId", "x")), 404);
    assertThat(text(get(OCCURRENCES + "?filter=(eq,vnfInstanceId," + id + ")"), "$.length()"))
        .isEqualTo("1");
  }

  @Test
  void tasks_whenNotInstantiated_areInConflict() {
    var id = text(post(INSTANCES, Map.of("vnfdId", Fixtures.SCALABLE_VNFD_ID)), "$.id");

    var requests =
        Map.of(
            "scale", Map.of("type", "SCALE_OUT", "aspectId", "traffic"),
            "scale_to_level", Map.of("instantiationLevelId", "most"),
            "change_flavour", Map.of("newFlavourId", "big"),
            "heal", Map.of(),
            "operate", Map.of("changeStateTo", "STARTED"),
            "change_ext_conn",
                Map.of("extVirtualLinks", List.of(Fixtures.plainLink("left", "in_cp"))));
    requests.forEach((task, request) ->
        assertProblem(post(INSTANCES + "/" + id + "/" + task, request), 409, "NOT_INSTANTIATED"));
  }

  @Test
  void scaling_whenDone_showsLevelsAndWhatCame() {
    var id = scalable();

    var occurrence =
        executed(
            id, "scale", Map.of("type", "SCALE_OUT", "aspectId", "traffic", "numberOfSteps", 2));

    var info = get(INSTANCES + "/" + id);
    assertThat(text(info, "$.instantiatedVnfInfo.scaleStatus[0].scaleLevel")).isEqualTo("2");
    assertThat(text(info, "$.instantiatedVnfInfo.maxScaleLevels[0].scaleLevel")).isEqualTo("2");
    assertThat(text(info, "$.instantiatedVnfInfo.vnfcResourceInfo.length()")).isEqualTo("6");
    var done = get(occurrence);
    assertThat(text(done, "$.operation")).isEqualTo("SCALE");
    assertThat(text(done, "$.operationParams.numberOfSteps")).isEqualTo("2");
    assertThat(text(done, "$.resourceChanges.affectedVnfcs[*].changeType"))
        .isEqualTo("[\"ADDED\",\"ADDED\",\"ADDED\",\"ADDED\"]");
  }

  @Test
  void scaling_whenMalformed_isRefused() {
    var id = scalable();
    var task = INSTANCES + "/" + id + "/scale";

    assertProblem(post(task, Map.of("type", "SIDEWAYS", "aspectId", "traffic")), 400);
    assertProblem(post(task, Map.of("aspectId", "traffic")), 400, "type");
    assertProblem(
        post(task, Map.of("type", "SCALE_OUT", "aspectId", "traffic", "numberOfSteps", 0)),
        400,
        "numberOfSteps");
    assertProblem(post(task, Map.of("type", "SCALE_OUT", "aspectId", "x")), 422, "traffic");
    assertProblem(post(task, Map.of("type", "SCALE_IN", "aspectId", "traffic")), 409, "level 0");
    assertProblem(
        post(INSTANCES + "/" + id + "/scale_to_level", Map.of()), 400, "instantiationLevelId");
  }

  @Test
  void instantiation_whenALevelIsNamed_hasThatSize() {
    var id = text(post(INSTANCES, Map.of("vnfdId", Fixtures.SCALABLE_VNFD_ID)), "$.id");
    var request = new HashMap<String, Object>(Fixtures.instantiateScalable());
    request.put("targetScaleLevelInfo", List.of(Map.of("aspectId", "traffic", "scaleLevel", 1)));

    executed(id, "instantiate", request);

    assertThat(text(get(INSTANCES + "/" + id), "$.instantiatedVnfInfo.vnfcResourceInfo.length()"))
        .isEqualTo("4");
    executed(id, "terminate", Map.of("terminationType", "FORCEFUL"));
    request.remove("targetScaleLevelInfo");
    request.put("instantiationLevelId", "most");
    executed(id, "instantiate", request);
    assertThat(text(get(INSTANCES + "/" + id), "$.instantiatedVnfInfo.vnfcResourceInfo.length()"))
        .isEqualTo("6");
  }

  @Test
  void healing_whenDone_showsModifiedVnfcs() {
    var occurrence = get(executed(instantiated(), "heal", Map.of("cause", "no heartbeat")));

    assertThat(text(occurrence, "$.operationState")).isEqualTo("COMPLETED");
    assertThat(text(occurrence, "$.operationParams.cause")).isEqualTo("no heartbeat");
    assertThat(text(occurrence, "$.resourceChanges.affectedVnfcs[*].changeType"))
        .isEqualTo("[\"MODIFIED\"]");
  }

  @Test
  void connectivity_whenChanged_isShownOnTheOccurrence() {
    var id = instantiated();

    var occurrence =
        get(
            executed(
                id,
                "change_ext_conn",
                Map.of("extVirtualLinks", List.of(Fixtures.link("north", "in_cp")))));

    assertThat(text(occurrence, "$.changedExtConnectivity[*].id"))
        .isEqualTo("[\"link-right\",\"link-north\"]");
    assertThat(text(occurrence, "$.resourceChanges.affectedExtLinkPorts[*].changeType"))
        .isEqualTo("[\"REMOVED\",\"ADDED\"]");
    assertThat(text(get(INSTANCES + "/" + id), "$.instantiatedVnfInfo.extVirtualLinkInfo[*].id"))
        .isEqualTo("[\"link-right\",\"link-north\"]");
  }

  @Test
  void list_whenNothingIsSelected_leavesTheLongAttributesOut() {
    var id = instantiated();

    var one = "?filter=(eq,id," + id + ")";
    assertThat(text(get(INSTANCES + one), "$[0].keys()")).doesNotContain("instantiatedVnfInfo");
    assertThat(text(get(INSTANCES + one + "&all_fields="), "$[0].keys()"))
        .contains("instantiatedVnfInfo");
    var occurrences = OCCURRENCES + "?filter=(eq,vnfInstanceId," + id + ")";
    assertThat(text(get(occurrences), "$[0].keys()"))
        .doesNotContain("operationParams", "resourceChanges");
    assertThat(text(get(occurrences + "&fields=operationParams"), "$[0].keys()"))
        .contains("operationParams");
  }

  @Test
  void list_whenFilteredByAnUnknownAttribute_isRefused() {
    assertThat(get(INSTANCES + "?filter=(eq,colour,red)")).hasStatus(400);
    assertThat(get(OCCURRENCES + "?filter=nonsense")).hasStatus(400);
    assertThat(get(INSTANCES + "?nextpage_opaque_marker=%21")).hasStatus(400);
  }

  @Test
  void failedOperation_whenRead_tellsWhyAndWhatCanBeDone() {
    agents.answering(false);
    var id = created();
    var occurrence = executed(id, "instantiate", Fixtures.instantiateRequest());

    var failed = get(occurrence);
    assertThat(text(failed, "$.operationState")).isEqualTo("FAILED_TEMP");
    assertThat(text(failed, "$.error.detail")).contains("await-agent", "console log");
    assertThat(text(failed, "$.error.status")).isEqualTo("503");
    assertThat(text(failed, "$._links.keys()")).contains("retry", "rollback", "fail");
    assertThat(text(failed, "$._links.keys()")).doesNotContain("cancel");

    assertThat(post(occurrence + "/retry")).hasStatus(202);
    assertProblem(post(occurrence + "/retry"), 409, "PROCESSING");
    hand.execute(UUID.fromString(occurrence.substring(OCCURRENCES.length() + 1)));
    assertThat(post(occurrence + "/rollback")).hasStatus(202);
    hand.execute(UUID.fromString(occurrence.substring(OCCURRENCES.length() + 1)));
    assertThat(text(get(occurrence), "$.operationState")).isEqualTo("ROLLED_BACK");
    assertProblem(post(occurrence + "/fail"), 409, "ROLLED_BACK");
  }

  @Test
  void failedOperation_whenFailed_isShownAndOver() {
    agents.answering(false);
    var id = created();
    var occurrence = executed(id, "instantiate", Fixtures.instantiateRequest());

    var answer = post(occurrence + "/fail");

    assertThat(answer).hasStatus(200);
    assertThat(text(answer, "$.operationState")).isEqualTo("FAILED");
    assertThat(text(get(INSTANCES + "/" + id), "$.instantiatedVnfInfo.vnfState"))
        .isEqualTo("STOPPED");
  }

  @Test
  void operation_whenCancelled_saysThatItWillStop() {
    var id = created();
    var occurrence =
        location(post(INSTANCES + "/" + id + "/instantiate", Fixtures.instantiateRequest()));

    assertThat(post(occurrence + "/cancel", Map.of("cancelMode", "GRACEFUL"))).hasStatus(202);

    assertThat(text(get(occurrence), "$.isCancelPending")).isEqualTo("true");
    assertThat(text(get(occurrence), "$.cancelMode")).isEqualTo("GRACEFUL");
    hand.execute(UUID.fromString(occurrence.substring(OCCURRENCES.length() + 1)));
    assertThat(text(get(occurrence), "$.operationState")).isEqualTo("ROLLED_BACK");
    assertProblem(post(occurrence + "/cancel", Map.of("cancelMode", "GRACEFUL")), 409);
  }

  @Test
  void termination_whenItFailed_cannotBeRolledBack() {
    var id = instantiated();
    var occurrence =
        location(post(INSTANCES + "/" + id + "/terminate", Map.of("terminationType", "FORCEFUL")));

    assertProblem(post(occurrence + "/rollback"), 404, "cannot be rolled back");
  }

  @Test
  void resources_whenUnknown_areNotFound() {
    for (var path :
        List.of(
            INSTANCES + "/" + UUID.randomUUID(),
            INSTANCES + "/no-uuid",
            OCCURRENCES + "/" + UUID.randomUUID(),
            OCCURRENCES + "/no-uuid",
            INSTANCES + "/" + UUID.randomUUID() + "/no_task",
            SNAPSHOTS + "/" + UUID.randomUUID(),
            SNAPSHOTS + "/no-uuid")) {
      assertProblem(get(path), 404);
    }
  }

  @Test
  void resources_whenAMethodIsNotTheirs_sayWhichAre() {
    var answer = send(http.put().uri(INSTANCES).contentType("application/json").content("{}"));
    assertProblem(answer, 405);
    assertThat(answer.getResponse().getHeader("Allow")).contains("GET", "POST");

    for (String task : List.of("retry", "rollback", "fail", "cancel")) {
      var refused = get(OCCURRENCES + "/" + UUID.randomUUID() + "/" + task);
      assertProblem(refused, 405);
      assertThat(refused.getResponse().getHeader("Allow")).isEqualTo("POST");
    }
    assertProblem(delete(OCCURRENCES + "/" + UUID.randomUUID()), 405);
    assertProblem(post(OCCURRENCES), 405);
    var instance = post(INSTANCES + "/" + UUID.randomUUID());
    assertProblem(instance, 405);
    assertThat(instance.getResponse().getHeader("Allow")).contains("GET", "PATCH", "DELETE");
    for (String task :
        List.of(
            "instantiate",
            "scale",
            "scale_to_level",
            "change_flavour",
            "terminate",
            "heal",
            "operate",
            "change_ext_conn",
            "change_vnfpkg")) {
      var path = INSTANCES + "/" + UUID.randomUUID() + "/" + task;
      for (var answered :
          List.of(
              get(path), delete(path), send(http.patch().uri(path)), send(http.put().uri(path)))) {
        assertProblem(answered, 405);
        assertThat(answered.getResponse().getHeader("Allow")).isEqualTo("POST");
      }
    }
  }

  @Test
  void version_whenNotServed_isNotAcceptable() {
    assertProblem(get(INSTANCES, "Version", "9.0.0"), 406, "9.0.0");
    assertThat(get(INSTANCES, "Version", "2.0.0")).hasStatus(200);
    assertThat(get(INSTANCES)).hasStatus(200);
    assertThat(text(get("/vnflcm/api_versions"), "$.apiVersions[*].version")).contains("2.3.0");
    assertThat(text(get("/vnflcm/v2/api_versions"), "$.uriPrefix")).isEqualTo("/vnflcm/v2/");
  }

  @Test
  void caller_whenUnknown_isNotLetIn() {
    assertThat(http.get().uri(INSTANCES).exchange()).hasStatus(401);
  }

  @Test
  void versionOne_whenUsed_hasListsAndLinksOfItsOwn() {
    var one = INSTANCES.replace("/v2/", "/v1/");
    var created = post(one, Map.of("vnfdId", Fixtures.VNFD_ID));
    assertThat(created).hasStatus(201);
    var id = text(created, "$.id");
    assertThat(location(created)).isEqualTo(one + "/" + id);
    assertThat(created.getResponse().getHeader("Version")).isEqualTo("1.3.0");
    assertThat(text(created, "$._links.instantiate.href"))
        .isEqualTo(ROOT + one + "/" + id + "/instantiate");

    var answer =
        post(
            one + "/" + id + "/instantiate",
            Map.of(
                "flavourId",
                "default",
                "vimConnectionInfo",
                List.of(
                    Map.of(
                        "id", "v", "vimType", "OPENSTACK", "accessInfo", Map.of("password", "s"))),
                "extVirtualLinks",
                List.of(linkOfVersionOne("left", "in_cp"), linkOfVersionOne("right", "out_cp"))));
    assertThat(answer).hasStatus(202);
    assertThat(answer).body().isEmpty();
    var occurrence = location(answer);
    assertThat(occurrence).startsWith("/vnflcm/v1/vnf_lcm_op_occs/");
    hand.execute(UUID.fromString(occurrence.substring(OCCURRENCES.length() + 1)));

    var found = get(one + "/" + id);
    assertThat(text(found, "$.instantiationState")).isEqualTo("INSTANTIATED");
    assertThat(text(found, "$.vimConnectionInfo[0].id")).isEqualTo("v");
    assertThat(text(found, "$.instantiatedVnfInfo.extCpInfo[0].cpConfigId")).isEqualTo("k");
    assertThat(text(get(occurrence), "$.operationState")).isEqualTo("COMPLETED");
    assertThat(text(get(occurrence), "$._links.vnfInstance.href")).isEqualTo(ROOT + one + "/" + id);
    assertThat(text(get(INSTANCES + "/" + id), "$.vimConnectionInfo.v"))
        .isEqualTo("{vimType=OPENSTACK}");
  }

  private static Map<String, Object> linkOfVersionOne(String network, String cpdId) {
    return Map.of(
        "id",
        "link-" + network,
        "resourceId",
        network,
        "extCps",
        List.of(Map.of("cpdId", cpdId, "cpConfig", List.of(Map.of("cpConfigId", "k")))));
  }

  @Test
  void versionOne_whenSomethingIsWrong_saysSo() {
    var one = INSTANCES.replace("/v2/", "/v1/");

    assertThat(get(one, "Version", "1.3.0")).hasStatus(200);
    assertProblem(get(one, "Version", "2.0.0"), 406, "2.0.0");
    assertProblem(get(one + "/" + UUID.randomUUID()), 404);
    assertProblem(delete(one), 405);
    assertThat(http.get().uri(one).exchange()).hasStatus(401);
    var broken = send(http.post().uri(one).contentType("application/json").content("{"));
    assertThat(broken).hasStatus(400).hasContentType("application/problem+json");
    var patched =
        send(
            http.patch()
                .uri(one + "/" + created())
                .contentType("application/merge-patch+json")
                .content("{\"vimConnectionInfo\": [{\"vimType\": \"X\"}]}"));
    assertProblem(patched, 400, "vimConnectionInfo[0].id is missing");
    assertThat(text(get("/vnflcm/api_versions"), "$.apiVersions[*].version"))
        .contains("1.3.0", "2.3.0");
    assertThat(text(get("/vnflcm/v1/api_versions"), "$.apiVersions[0].version")).isEqualTo("1.3.0");
  }
}
