package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.vnfpkgm.csar.CsarArchive;
import org.pawl.vnfm.vnfpkgm.csar.CsarLimits;
import tools.jackson.databind.json.JsonMapper;

/** Descriptors with several VDUs, and what they say about size and place. */
class ScalingDescriptorTest {

  private static final String SECOND_VDU =
      """
          counter:
            type: tosca.nodes.nfv.Vdu.Compute
            properties:
              name: counter
              description: counts
              vdu_profile: { min_number_of_instances: 1, max_number_of_instances: 5 }
            capabilities:
              virtual_compute:
                properties:
                  virtual_cpu: { num_virtual_cpu: 2 }
                  virtual_memory: { virtual_mem_size: 256 MiB }
            artifacts:
              click_configuration:
                type: org.pawl.artifacts.ClickConfiguration
                file: ../Files/click/firewall.click
          counter_management:
            type: tosca.nodes.nfv.VduCp
            properties: { layer_protocols: [ ipv4 ], order: 0 }
            requirements: [ { virtual_binding: counter } ]
          counter_in:
            type: tosca.nodes.nfv.VduCp
            properties: { layer_protocols: [ ipv4 ], order: 1 }
            requirements: [ { virtual_binding: counter } ]
          counter_out:
            type: tosca.nodes.nfv.VduCp
            properties: { layer_protocols: [ ipv4 ], order: 2 }
            requirements: [ { virtual_binding: counter } ]
      """;

  private static final String POLICIES =
      """
        groups:
          apart:
            type: tosca.groups.nfv.PlacementGroup
            members: [ vdu, counter ]
        policies:
          - aspects:
              type: tosca.policies.nfv.ScalingAspects
              properties:
                aspects:
                  traffic:
                    name: traffic
                    description: more packets
                    max_scale_level: 2
                    step_deltas: [ small, large ]
          - start:
              type: tosca.policies.nfv.VduInitialDelta
              properties: { initial_delta: { number_of_instances: 1 } }
              targets: [ vdu, counter ]
          - traffic_of_counter:
              type: tosca.policies.nfv.VduScalingAspectDeltas
              properties:
                aspect: traffic
                deltas:
                  small: { number_of_instances: 1 }
                  large: { number_of_instances: 3 }
              targets: [ counter ]
          - levels:
              type: tosca.policies.nfv.InstantiationLevels
              properties:
                levels:
                  least: { description: as little as possible, scale_info: { traffic: { scale_level: 0 } } }
                  most: { description: as much as possible, scale_info: { traffic: { scale_level: 2 } } }
                default_level: least
          - levels_of_counter:
              type: tosca.policies.nfv.VduInstantiationLevels
              properties:
                levels:
                  least: { number_of_instances: 1 }
                  most: { number_of_instances: 5 }
              targets: [ counter ]
          - nodes:
              type: tosca.policies.nfv.AntiAffinityRule
              properties: { scope: nfvi_node }
              targets: [ apart ]
          - sites:
              type: tosca.policies.nfv.AffinityRule
              properties: { scope: zone }
              targets: [ counter ]
      """;

  private static Csar csar() {
    return Csar.sound()
        .edit(
            Csar.DEFINITIONS,
            "      virtual_link_out: [ out, virtual_link ]\n",
            """
                  virtual_link_out: [ out, virtual_link ]
                  virtual_link_2: [ counter_management, virtual_link ]
                  virtual_link_3: [ counter_in, virtual_link ]
                  virtual_link_4: [ counter_out, virtual_link ]
            """)
        .append(Csar.DEFINITIONS, SECOND_VDU)
        .append(Csar.DEFINITIONS, POLICIES);
  }

  private static VnfDf parsed(Csar csar) {
    var limits = new CsarLimits(1 << 20, 100, 100, 1 << 20);
    try (var channel = new SeekableInMemoryByteChannel(csar.build());
        var archive = CsarArchive.open(channel, limits)) {
      return VnfdParser.parse(VnfdFiles.read(archive, Csar.DEFINITIONS, 1 << 20), archive)
          .flavours()
          .getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void flavour_whenItHasTwoVdus_hasTheConnectionPointsOfEach() {
    var flavour = parsed(csar());

    assertThat(flavour.vdus()).extracting(Vdu::id).containsExactly("vdu", "counter");
    assertThat(flavour.vdus().get(1).resources().cpus()).isEqualTo(2);
    assertThat(flavour.extCpds())
        .extracting(ExtCpd::vduId)
        .containsExactly("vdu", "vdu", "vdu", "counter", "counter", "counter");
  }

  @Test
  void vdu_whenItHasThreeDataPorts_hasThemInTheirOrder() {
    var csar =
        Csar.sound()
            .edit(
                Csar.DEFINITIONS,
                "      virtual_link_out: [ out, virtual_link ]\n",
                """
                      virtual_link_out: [ out, virtual_link ]
                      virtual_link_mirror: [ mirror, virtual_link ]
                """)
            .append(
                Csar.DEFINITIONS,
                """
                    mirror:
                      type: tosca.nodes.nfv.VduCp
                      properties: { layer_protocols: [ ethernet ], order: 3 }
                      requirements: [ { virtual_binding: vdu } ]
                """);

    assertThat(parsed(csar).vdus().getFirst().cpds())
        .extracting(VduCpd::id, cpd -> cpd.role().portName())
        .startsWith(tuple("management", "management"), tuple("in", "in"), tuple("out", "out"))
        .endsWith(tuple("mirror", "port2"))
        .hasSize(4);
  }

  @Test
  void scalingAspect_whenItsStepsDiffer_addsWhatEachSays() {
    var flavour = parsed(csar());

    assertThat(flavour.scalingAspect("traffic"))
        .hasValueSatisfying(aspect -> {
          assertThat(aspect.maxScaleLevel()).isEqualTo(2);
          assertThat(aspect.steps()).isEqualTo(Map.of("counter", List.of(1, 3)));
        });
    assertThat(flavour.sizeAt(Map.of("traffic", 1)).vduInstances())
        .isEqualTo(Map.of("vdu", 1, "counter", 2));
    assertThat(flavour.sizeAt(Map.of("traffic", 2)).vduInstances())
        .isEqualTo(Map.of("vdu", 1, "counter", 5));
  }

  @Test
  void instantiationLevels_whenDeclared_haveScaleLevelsAndInstances() {
    var flavour = parsed(csar());

    assertThat(flavour.defaultInstantiationLevel().id()).isEqualTo("least");
    assertThat(flavour.instantiationLevel("most"))
        .hasValueSatisfying(level -> {
          assertThat(level.scaleLevels()).isEqualTo(Map.of("traffic", 2));
          assertThat(level.vduInstances()).isEqualTo(Map.of("vdu", 1, "counter", 5));
        });
  }

  @Test
  void affinityRules_whenDeclared_nameTheVdusOfGroups() {
    assertThat(parsed(csar()).affinityRules())
        .containsExactly(
            new AffinityRule(
                "sites", AffinityRule.Kind.AFFINITY, AffinityRule.Scope.ZONE, List.of("counter")),
            new AffinityRule(
                "nodes",
                AffinityRule.Kind.ANTI_AFFINITY,
                AffinityRule.Scope.NFVI_NODE,
                List.of("vdu", "counter")));
  }

  @Test
  void size_whenNoneIsNamed_isTheInitialOne() {
    var flavour = parsed(Csar.sound());

    assertThat(flavour.defaultInstantiationLevel().vduInstances()).isEqualTo(Map.of("vdu", 1));
    assertThat(flavour.scalingAspects()).isEmpty();
  }

  @Test
  void flavour_whenStoredBeforeThereWasScaling_hasOneSize() {
    var stored = "{\"flavourId\":\"f\",\"description\":\"\",\"vdus\":[],\"extCpds\":[]}";

    var flavour = JsonMapper.shared().readValue(stored, VnfDf.class);

    assertThat(flavour.scalingAspects()).isEmpty();
    assertThat(flavour.instantiationLevels()).isEmpty();
    assertThat(flavour.defaultInstantiationLevel().vduInstances()).isEmpty();
  }

  @Test
  void mistakes_areRefusedWithTheirPlace() {
    assertRefused(
        "targets: [ counter ]", "targets: [ nobody ]", "nobody, which is no VDU", "nobody");
    assertRefused(
        "aspect: traffic", "aspect: other", "there is no scaling aspect other", "aspect:");
    assertRefused("[ small, large ]", "[ small, huge ]", "lacks the delta huge", "deltas:");
    assertRefused("[ small, large ]", "[ a, b, c ]", "has 3 entries", "step_deltas");
    assertRefused("max_scale_level: 2", "max_scale_level: 0", "at least 1", "max_scale_level");
    assertRefused(
        "{ scale_level: 2 }", "{ scale_level: 3 }", "max_scale_level, 2", "scale_level: 3");
    assertRefused(
        "most: { number_of_instances: 5 }",
        "most: { number_of_instances: 4 }",
        "makes 5",
        "instances: 4");
    assertRefused(
        "least: { number_of_instances: 1 }",
        "tiny: { number_of_instances: 1 }",
        "no instantiation level tiny",
        "tiny:");
    assertRefused(
        "default_level: least",
        "default_level: middle",
        "middle, which is not declared",
        "default_level");
    assertRefused("scope: zone", "scope: shelf", "nfvi_node, zone, zone_group, nfvi_pop", "shelf");
    assertRefused(
        "max_number_of_instances: 5",
        "max_number_of_instances: 4",
        "allows 1 to 4",
        "topology_template");
  }

  private static void assertRefused(String from, String to, String reason, String at) {
    var csar = csar().edit(Csar.DEFINITIONS, from, to);
    var lines = csar.text(Csar.DEFINITIONS).lines().toList();

    var problem = catchThrowableOfType(Problem.class, () -> parsed(csar));

    assertThat(problem).as(to).isNotNull();
    assertThat(problem.detail()).contains(reason);
    assertThat(problem.extensions().get("errors"))
        .asInstanceOf(InstanceOfAssertFactories.list(ProblemError.class))
        .singleElement()
        .satisfies(error -> {
          assertThat(error.file()).isEqualTo(Csar.DEFINITIONS);
          assertThat(lines.get(Objects.requireNonNull(error.line()) - 1)).as(to).contains(at);
        });
  }
}
