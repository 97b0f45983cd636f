package org.pawl.vnfm.vnfpkgm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pawl.vnfm.vnfpkgm.tosca.Place;
import org.pawl.vnfm.vnfpkgm.tosca.ServiceTemplate;
import org.pawl.vnfm.vnfpkgm.tosca.TypeTree;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/** The policies of a topology, and the groups that they can be about (SOL001 6.9 and 6.10). */
final class Policies {

  private static final String PLACEMENT_GROUP = "tosca.groups.nfv.PlacementGroup";

  /** One policy. */
  record Policy(String name, YamlMap map) {

    YamlMap properties() {
      return map.map("properties");
    }

    Place place() {
      return map.place();
    }

    List<YamlNode> targets() {
      return map.require("targets").asList().items();
    }
  }

  private final List<Policy> policies = new ArrayList<>();
  private final Map<String, YamlMap> groups = new LinkedHashMap<>();
  private final TypeTree types;
  private final List<String> vduIds;

  Policies(ServiceTemplate file, TypeTree types, List<String> vduIds) {
    this.types = types;
    this.vduIds = List.copyOf(vduIds);
    file.topology()
        .get("policies")
        .ifPresent(list ->
            list.asList()
                .items()
                .forEach(each ->
                    each.asMap()
                        .maps()
                        .forEach((name, map) -> policies.add(new Policy(name, map)))));
    file.topology()
        .map("groups")
        .maps()
        .forEach((name, map) -> {
          if (map.text("type").filter(PLACEMENT_GROUP::equals).isPresent()) {
            groups.put(name, map);
          }
        });
  }

  /** The policies of a type, or of one that derives from it. */
  List<Policy> ofType(String type) {
    return policies.stream().filter(each -> isA(each, type)).toList();
  }

  private boolean isA(Policy policy, String type) {
    return policy.map().text("type").filter(each -> types.isA(each, type)).isPresent();
  }

  /** Whether any policy says something about a scaling aspect. */
  boolean mentionsAspect(String aspectId) {
    return policies.stream()
        .anyMatch(each -> each.properties().text("aspect").filter(aspectId::equals).isPresent());
  }

  /** The VDUs that a policy is about. */
  List<String> vdus(Policy policy) {
    return policy.targets().stream().map(target -> vdu(policy, target)).toList();
  }

  private String vdu(Policy policy, YamlNode target) {
    if (!vduIds.contains(target.asText())) {
      throw target
          .place()
          .refused(
              "the policy " + policy.name() + " targets " + target.asText() + ", which is no VDU");
    }
    return target.asText();
  }

  /** The VDUs that each target of a policy stands for: itself, or the members of a group. */
  List<List<String>> vdusOrGroups(Policy policy) {
    return policy.targets().stream()
        .map(target -> {
          var group = groups.get(target.asText());
          return group == null
              ? List.of(vdu(policy, target))
              : group.require("members").asList().items().stream()
                  .map(member -> vdu(policy, member))
                  .toList();
        })
        .toList();
  }
}
