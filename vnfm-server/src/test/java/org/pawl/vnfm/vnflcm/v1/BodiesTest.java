package org.pawl.vnfm.vnflcm.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pawl.vnfm.sol.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BodiesTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void lists_ofVersion1_areMapsInVersion2() {
    var one =
        """
        {'vimConnectionInfo': [{'id': 'a', 'vimType': 'X'}],
         'extVirtualLinks': [{'extCps': [{'cpdId': 'in', 'cpConfig':
            [{'cpConfigId': 'k', 'linkPortId': 'p'}, {'linkPortId': 'q'}]}]}]}
        """;

    assertThat(Bodies.toVersion2(json(one)))
        .isEqualTo(
            json(
                """
                {'vimConnectionInfo': {'a': {'vimType': 'X'}},
                 'extVirtualLinks': [{'extCps': [{'cpdId': 'in', 'cpConfig':
                    {'k': {'linkPortId': 'p'}, '2': {'linkPortId': 'q'}}}]}]}
                """));
  }

  @Test
  void maps_ofVersion2_areListsInVersion1() {
    var two = "{'vimConnectionInfo': {'a': {'vimType': 'X'}}, 'cpConfig': {'k': {}}}";

    assertThat(Bodies.toVersion1(json(two)))
        .isEqualTo(
            json(
                "{'vimConnectionInfo': [{'id': 'a', 'vimType': 'X'}], 'cpConfig': [{'cpConfigId':"
                    + " 'k'}]}"));
  }

  @Test
  void links_leadToTheVersionThatWasAsked() {
    assertThat(Bodies.toVersion1(json("[{'_links': {'self': {'href': 'http://x/vnflcm/v2/y'}}}]")))
        .isEqualTo(json("[{'_links': {'self': {'href': 'http://x/vnflcm/v1/y'}}}]"));
  }

  @Test
  void attributes_thatAreTheOrchestrators_areNotTouched() {
    var body = json("{'metadata': {'vimConnectionInfo': [1], 'href': '/vnflcm/v2/'}}");

    assertThat(Bodies.toVersion2(body)).isEqualTo(body);
    assertThat(Bodies.toVersion1(body)).isEqualTo(body);
  }

  @Test
  void connections_thatShallGo_areNull() {
    assertThat(Bodies.toVersion2(json("{'vimConnectionInfoDeleteIds': ['a']}")))
        .isEqualTo(json("{'vimConnectionInfo': {'a': null}}"));
  }

  @Test
  void connection_withoutIdentifier_isRefused() {
    assertThatThrownBy(() -> Bodies.toVersion2(json("{'vimConnectionInfo': [{'vimType': 'X'}]}")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("vimConnectionInfo[0].id is missing");
  }
}
