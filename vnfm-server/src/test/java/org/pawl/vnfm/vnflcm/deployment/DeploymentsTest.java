package org.pawl.vnfm.vnflcm.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.Fixtures;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ScaleInfo;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class DeploymentsTest {

  private static final UUID OCCURRENCE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private static Deployment desired(int instances, Map<String, Object> request) {
    return Deployments.desired(
        OCCURRENCE, aim(Fixtures.firewall(instances), request), new Inventory(List.of()));
  }

  static Aim aim(OnboardedPackage onboarded, Map<String, Object> request) {
    var flavour = Aim.flavour(onboarded.vnfd(), String.valueOf(request.get("flavourId")));
    List<ExtVirtualLinkData> links =
        new JsonMapper()
            .convertValue(
                request.getOrDefault("extVirtualLinks", List.of()), new TypeReference<>() {});
    return new Aim(
        onboarded.packageId(), flavour, flavour.defaultInstantiationLevel(), links, null);
  }

  private static Map<String, Object> links(Object... links) {
    return Map.of("flavourId", "default", "extVirtualLinks", List.of(links));
  }

  @Test
  void ports_whenNetworksAreNamed_standOnTheseAndManagementOnTheVims() {
    var ports = desired(1, Fixtures.instantiateRequest()).vnfcs().getFirst().ports();

    assertThat(ports).extracting(Deployment.Port::networkId).containsExactly(null, "left", "right");
    assertThat(ports).extracting(Deployment.Port::cpConfigId).containsExactly(null, "a", "a");
  }

  @Test
  void instances_whenThereAreTwo_takeOneConfigurationEach() {
    var vnfcs = desired(2, Fixtures.instantiateRequest()).vnfcs();

    assertThat(vnfcs).extracting(Deployment.Vnfc::id).doesNotHaveDuplicates();
    assertThat(vnfcs.get(1).ports())
        .extracting(Deployment.Port::cpConfigId)
        .containsExactly(null, "b", "b");
  }

  @Test
  void instances_whenTheyAreMoreThanTheConfigurations_shareOneWithoutAddresses() {
    var vnfcs = desired(3, Fixtures.instantiateRequest()).vnfcs();

    assertThat(vnfcs.get(2).ports())
        .extracting(Deployment.Port::cpConfigId)
        .containsExactly(null, "a", "a");
  }

  @Test
  void instances_whenTheyAreMoreThanTheAddresses_areRefused() {
    var address = Map.of("type", "IPV4", "fixedAddresses", List.of("10.0.0.7"));
    var config =
        Map.<String, Object>of(
            "cpProtocolData",
            List.of(
                Map.of(
                    "layerProtocol",
                    "IP_OVER_ETHERNET",
                    "ipOverEthernet",
                    Map.of("ipAddresses", List.of(address)))));

    assertThatThrownBy(() -> desired(2, links(wish(config), Fixtures.link("right", "out_cp"))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1 cpConfig entries with addresses; instance 2");
  }

  @Test
  void flavour_whenUnknown_isRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> desired(1, Map.of("flavourId", "huge")))
        .isInstanceOf(Problem.class)
        .hasMessage("The VNFD has no flavour huge; it has default.");
  }

  @Test
  void size_whenLevelOrAspectIsUnknown_isRefusedWithThoseThereAre() {
    var flavour = Fixtures.scalable().vnfd().flavours().getFirst();

    assertThatThrownBy(() -> Aim.size(flavour, "huge", null))
        .hasMessage("Flavour small has no instantiation level huge; it has least, most.");
    assertThatThrownBy(() -> Aim.size(flavour, null, List.of(new ScaleInfo("storage", 1))))
        .hasMessage("Flavour small has no scaling aspect storage; it has traffic.");
    assertThatThrownBy(() -> Aim.size(flavour, null, List.of(new ScaleInfo("traffic", 3))))
        .hasMessage("The scaling aspect traffic has the levels 0 to 2, not 3.");
    assertThatThrownBy(() -> Aim.size(flavour, "most", List.of(new ScaleInfo("traffic", 1))))
        .hasMessageContaining("exclude each other");
  }

  @Test
  void connectionPoint_whenUnknown_isRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> desired(1, links(Fixtures.link("left", "side_cp"))))
        .hasMessage(
            "Flavour default has no external connection point side_cp; it has in_cp, out_cp.");
  }

  @Test
  void connectionPoint_whenConnectedTwice_isRefused() {
    assertThatThrownBy(() ->
            desired(1, links(Fixtures.link("left", "in_cp"), Fixtures.link("right", "in_cp"))))
        .hasMessage("extVirtualLinks connects in_cp more than once.");
  }

  @Test
  void connectionPoint_whenNotConnected_isRefused() {
    assertThatThrownBy(() -> desired(1, links(Fixtures.link("left", "in_cp"))))
        .hasMessageContaining("connects nothing to the external connection point out_cp");
  }

  @Test
  void wishes_whenTheVimCannotKeepThem_areRefused() {
    assertThatThrownBy(() -> desired(1, links(wish(Map.of("linkPortId", "p1")))))
        .hasMessageContaining("leave linkPortId out");
    assertThatThrownBy(() ->
            desired(
                1,
                links(
                    wish(
                        Map.of(
                            "cpProtocolData",
                            List.of(
                                Map.of(
                                    "layerProtocol",
                                    "IP_OVER_ETHERNET",
                                    "ipOverEthernet",
                                    Map.of("macAddress", "02:00:00:00:00:01"))))))))
        .hasMessageContaining("leave macAddress out");
  }

  private static Map<String, Object> wish(Map<String, Object> config) {
    return Map.of(
        "id",
        "l",
        "resourceId",
        "left",
        "extCps",
        List.of(Map.of("cpdId", "in_cp", "cpConfig", Map.of("a", config))));
  }
}
