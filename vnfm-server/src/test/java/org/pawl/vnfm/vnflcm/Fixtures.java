package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pawl.vnfm.vnfpkgm.ClickArtifact;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.pawl.vnfm.vnfpkgm.ExtCpd;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.Vdu;
import org.pawl.vnfm.vnfpkgm.VduCpd;
import org.pawl.vnfm.vnfpkgm.VirtualResources;
import org.pawl.vnfm.vnfpkgm.VnfDf;
import org.pawl.vnfm.vnfpkgm.Vnfd;

/** A firewall's package and the requests that go with it. */
public final class Fixtures {

  /** The Click configuration in the package. */
  public static final String CLICK = "FromDPDKDevice(0) -> ToDPDKDevice(1);";

  /** The descriptor's identifier. */
  public static final String VNFD_ID = "4c2ff0d5-firewall";

  private static final List<String> LAYERS = List.of("ethernet");

  private Fixtures() {}

  /** A package with one VDU of three connection points, of which {@code instances} are made. */
  public static OnboardedPackage firewall(int instances) {
    var vdu =
        new Vdu(
            "firewall_vdu",
            "firewall",
            "filters",
            0,
            4,
            instances,
            new VirtualResources(1, 256L * 1024 * 1024, 0),
            List.of(
                new VduCpd("mgmt", "", 0, CpRole.MANAGEMENT, LAYERS),
                new VduCpd("in", "", 1, CpRole.IN, LAYERS),
                new VduCpd("out", "", 2, CpRole.OUT, LAYERS)),
            new ClickArtifact("Artifacts/firewall.click"),
            null);
    var flavour =
        new VnfDf(
            "default",
            "",
            List.of(vdu),
            List.of(new ExtCpd("in_cp", vdu.id(), "in"), new ExtCpd("out_cp", vdu.id(), "out")),
            List.of(),
            List.of(),
            null,
            List.of());
    return new OnboardedPackage(
        UUID.nameUUIDFromBytes(new byte[] {1}),
        new Vnfd(VNFD_ID, "Pawl", "firewall", "1.0", "1.0", List.of("Pawl"), List.of(flavour)));
  }

  /** An InstantiateVnfRequest that puts the firewall between two networks. */
  public static Map<String, Object> instantiateRequest() {
    return Map.of(
        "flavourId",
        "default",
        "extVirtualLinks",
        List.of(link("left", "in_cp"), link("right", "out_cp")));
  }

  /** An entry of extVirtualLinks. */
  public static Map<String, Object> link(String network, String cpdId) {
    return Map.of(
        "id",
        "link-" + network,
        "resourceId",
        network,
        "extCps",
        List.of(
            Map.of(
                "cpdId",
                cpdId,
                "cpConfig",
                Map.of(
                    "a",
                    Map.of("cpProtocolData", List.of(Map.of("layerProtocol", "IP_OVER_ETHERNET"))),
                    "b",
                    Map.of(
                        "cpProtocolData",
                        List.of(
                            Map.of(
                                "layerProtocol",
                                "IP_OVER_ETHERNET",
                                "ipOverEthernet",
                                Map.of(
                                    "ipAddresses",
                                    List.of(
                                        Map.of(
                                            "type",
                                            "IPV4",
                                            "fixedAddresses",
                                            List.of("192.0.2.9")))))))))));
  }
}
