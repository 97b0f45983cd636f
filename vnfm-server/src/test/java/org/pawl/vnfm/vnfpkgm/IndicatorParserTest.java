package org.pawl.vnfm.vnfpkgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpkgm.IndicatorDeclaration.Aggregation;
import org.pawl.vnfm.vnfpkgm.tosca.ServiceTemplate;

class IndicatorParserTest {

  private static List<IndicatorDeclaration> parse(String policies) {
    var text =
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        policy_types:
          my.Indicator:
            derived_from: org.pawl.policies.ClickHandlerIndicator
        topology_template:
        """
            + policies;
    return IndicatorParser.parse(List.of(ServiceTemplate.read("Definitions/a.yaml", text)));
  }

  @Test
  void policies_ofOurType_areIndicators() {
    assertThat(
            parse(
                """
                  policies:
                    - passed:
                        type: org.pawl.policies.ClickHandlerIndicator
                        properties: { source: vnf, name: Packets that passed, handler: fw/in_passed.count, aggregation: max }
                        targets: [ firewall ]
                    - load:
                        type: my.Indicator
                        properties: { source: vnf, handler: load.average }
                    - levels:
                        type: tosca.policies.nfv.InstantiationLevels
                        properties: { levels: {} }
                """))
        .containsExactly(
            new IndicatorDeclaration(
                "passed", "Packets that passed", "fw/in_passed", "count", Aggregation.MAX),
            new IndicatorDeclaration("load", null, "load", "average", Aggregation.SUM));
  }

  @Test
  void descriptor_withoutPolicies_hasNone() {
    assertThat(parse("  node_templates: {}\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ source: vnf }",
        "{ source: vnf, handler: count }",
        "{ source: vnf, handler: a b.count }",
        "{ source: vnf, handler: ../etc/passwd }",
        "{ source: vnf, handler: fw.count, aggregation: median }",
      })
  void unfitIndicator_isRefusedWithItsLine(String properties) {
    var policies =
        "  policies:\n    - passed:\n        type: my.Indicator\n        properties: "
            + properties
            + "\n";

    assertThatThrownBy(() -> parse(policies))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Definitions/a.yaml:9");
  }

  @Test
  void sameName_twice_isRefused() {
    var one = "    - passed: { type: my.Indicator, properties: { handler: a.count } }\n";

    assertThatThrownBy(() -> parse("  policies:\n" + one + one))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("two indicators passed");
  }
}
