package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.pawl.vnfm.vnfpkgm.AffinityRule;
import org.pawl.vnfm.vnfpkgm.ClickArtifact;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.pawl.vnfm.vnfpkgm.ExtCpd;
import org.pawl.vnfm.vnfpkgm.InstantiationLevel;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.ScalingAspect;
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

  /** The identifier of the descriptor that scales. */
  public static final String SCALABLE_VNFD_ID = "4c2ff0d5-chain";

  private static final List<String> LAYERS = List.of("ethernet");

  private Fixtures() {}

  /** What a Click configuration in a package says. */
  public static String click(String path) {
    return path.endsWith("firewall.click") ? CLICK : "// " + path + "\n" + CLICK;
  }

  /** A package with one VDU of three connection points, of which {@code instances} are made. */
  public static OnboardedPackage firewall(int instances) {
    var vdu = vdu("firewall_vdu", "", "firewall.click", 1, instances, 0, 4);
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

  /**
   * A package with two VDUs: always one firewall, and one to six counters, by two at each step of
   * the aspect {@code traffic}. In the flavour {@code big} the firewall is larger and runs another
   * configuration.
   */
  public static OnboardedPackage scalable() {
    return new OnboardedPackage(
        UUID.nameUUIDFromBytes(new byte[] {2}),
        new Vnfd(
            SCALABLE_VNFD_ID,
            "Pawl",
            "chain",
            "1.0",
            "1.0",
            List.of("Pawl"),
            List.of(chain("small", "firewall.click", 1), chain("big", "strict.click", 2))));
  }

  /** The next version of that package: the counters run another configuration. */
  public static OnboardedPackage scalable2() {
    var first = scalable().vnfd();
    return new OnboardedPackage(
        UUID.nameUUIDFromBytes(new byte[] {3}),
        new Vnfd(
            SCALABLE_VNFD_ID + "-2",
            first.provider(),
            first.productName(),
            "2.0",
            "2.0",
            List.of("Pawl"),
            List.of(
                chain("small", "firewall.click", 1, "counting.click"),
                chain("big", "strict.click", 2, "counting.click"))));
  }

  private static VnfDf chain(String flavourId, String configuration, int cpus) {
    return chain(flavourId, configuration, cpus, "firewall.click");
  }

  private static VnfDf chain(String flavourId, String configuration, int cpus, String counting) {
    var firewall = vdu("firewall_vdu", "", configuration, cpus, 1, 1, 1);
    var counter = vdu("counter_vdu", "counter_", counting, 1, 1, 1, 5);
    return new VnfDf(
        flavourId,
        "",
        List.of(firewall, counter),
        List.of(
            new ExtCpd("in_cp", firewall.id(), "in"),
            new ExtCpd("out_cp", firewall.id(), "out"),
            new ExtCpd("counter_in_cp", counter.id(), "counter_in"),
            new ExtCpd("counter_out_cp", counter.id(), "counter_out")),
        List.of(
            new ScalingAspect("traffic", "traffic", "", 2, Map.of("counter_vdu", List.of(2, 2)))),
        List.of(
            new InstantiationLevel(
                "least", "", Map.of("traffic", 0), Map.of("firewall_vdu", 1, "counter_vdu", 1)),
            new InstantiationLevel(
                "most", "", Map.of("traffic", 2), Map.of("firewall_vdu", 1, "counter_vdu", 5))),
        "least",
        List.of(
            new AffinityRule(
                "apart",
                AffinityRule.Kind.ANTI_AFFINITY,
                AffinityRule.Scope.NFVI_NODE,
                List.of(counter.id()))));
  }

  private static Vdu vdu(
      String id,
      String cpPrefix,
      String configuration,
      int cpus,
      int instances,
      int minInstances,
      int maxInstances) {
    return new Vdu(
        id,
        id,
        "",
        minInstances,
        maxInstances,
        instances,
        new VirtualResources(cpus, 256L * 1024 * 1024, 0),
        List.of(
            new VduCpd(cpPrefix + "mgmt", "", 0, CpRole.MANAGEMENT, LAYERS),
            new VduCpd(cpPrefix + "in", "", 1, CpRole.IN, LAYERS),
            new VduCpd(cpPrefix + "out", "", 2, CpRole.OUT, LAYERS)),
        new ClickArtifact("Artifacts/" + configuration),
        null);
  }

  /** An InstantiateVnfRequest for {@link #scalable}; connection points need no configurations. */
  public static Map<String, Object> instantiateScalable() {
    return Map.of(
        "flavourId",
        "small",
        "extVirtualLinks",
        List.of(
            plainLink("left", "in_cp", "counter_in_cp"),
            plainLink("right", "out_cp", "counter_out_cp")));
  }

  /** An entry of extVirtualLinks without configurations. */
  public static Map<String, Object> plainLink(String network, String... cpdIds) {
    return Map.of(
        "id",
        "link-" + network,
        "resourceId",
        network,
        "extCps",
        Stream.of(cpdIds).map(cpdId -> Map.of("cpdId", cpdId)).toList());
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
