package org.pawl.vnfm.vnflcm.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData.VnfExtCpConfig;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData.VnfExtCpData;

class ExtVirtualLinksTest {

  private static final VnfExtCpConfig OLD = new VnfExtCpConfig(null, List.of());
  private static final VnfExtCpConfig NEW = new VnfExtCpConfig("port", null);

  private static ExtVirtualLinkData link(String id, VnfExtCpData... cps) {
    return new ExtVirtualLinkData(id, null, null, "network of " + id, List.of(cps));
  }

  private static VnfExtCpData cp(
      String id, @Nullable Map<String, @Nullable VnfExtCpConfig> configurations) {
    return new VnfExtCpData(id, configurations);
  }

  @Test
  void connectionPoint_whenNamedAtAnotherNetwork_movesThereWithItsConfigurations() {
    var current = List.of(link("a", cp("in", Map.of("1", OLD)), cp("out", null)));

    assertThat(ExtVirtualLinks.merge(current, List.of(link("b", cp("in", null)))))
        .containsExactly(link("a", cp("out", null)), link("b", cp("in", Map.of("1", OLD))));
  }

  @Test
  void network_whenItsLastConnectionPointMoves_isLeft() {
    var current = List.of(link("a", cp("in", null)));

    assertThat(ExtVirtualLinks.merge(current, List.of(link("b", cp("in", null)))))
        .containsExactly(link("b", cp("in", null)));
  }

  @Test
  void configurations_whenNamed_areMergedAndNullRemoves() {
    var current = List.of(link("a", cp("in", Map.of("1", OLD, "2", OLD))));
    var wish = new HashMap<String, @Nullable VnfExtCpConfig>();
    wish.put("1", null);
    wish.put("2", NEW);
    wish.put("3", NEW);

    var merged = ExtVirtualLinks.merge(current, List.of(link("a", cp("in", wish))));

    assertThat(merged).containsExactly(link("a", cp("in", Map.of("2", NEW, "3", NEW))));
  }

  @Test
  void network_whenItsResourceChanges_takesAllItsConnectionPointsAlong() {
    var current = List.of(link("a", cp("in", null), cp("out", null)));
    var moved = new ExtVirtualLinkData("a", null, null, "elsewhere", List.of(cp("in", null)));

    assertThat(ExtVirtualLinks.merge(current, List.of(moved)))
        .containsExactly(
            new ExtVirtualLinkData(
                "a", null, null, "elsewhere", List.of(cp("out", null), cp("in", null))));
  }
}
