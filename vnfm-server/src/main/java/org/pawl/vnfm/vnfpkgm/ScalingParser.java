package org.pawl.vnfm.vnfpkgm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnfpkgm.Policies.Policy;
import org.pawl.vnfm.vnfpkgm.tosca.Place;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/**
 * Reads how a deployment flavour can grow, and what sizes have a name (SOL001 6.10.1 to 6.10.7).
 */
final class ScalingParser {

  private static final String ASPECTS = "tosca.policies.nfv.ScalingAspects";
  private static final String ASPECT_DELTAS = "tosca.policies.nfv.VduScalingAspectDeltas";
  private static final String LEVELS = "tosca.policies.nfv.InstantiationLevels";
  private static final String VDU_LEVELS = "tosca.policies.nfv.VduInstantiationLevels";

  private final Policies policies;

  ScalingParser(Policies policies) {
    this.policies = policies;
  }

  List<ScalingAspect> aspects() {
    var declared = new LinkedHashMap<String, YamlMap>();
    for (var policy : policies.ofType(ASPECTS)) {
      declared.putAll(policy.properties().require("aspects").asMap().maps());
    }
    var steps = new LinkedHashMap<String, Map<String, List<Integer>>>();
    for (var policy : policies.ofType(ASPECT_DELTAS)) {
      var named = policy.properties().require("aspect");
      var aspect = declared.get(named.asText());
      if (aspect == null) {
        throw named.place().refused(unknown("scaling aspect", named.asText(), declared));
      }
      var instances = steps(policy, named.asText(), aspect);
      for (var vdu : policies.vdus(policy)) {
        if (steps
                .computeIfAbsent(named.asText(), _ -> new LinkedHashMap<>())
                .putIfAbsent(vdu, instances)
            != null) {
          throw policy
              .place()
              .refused(
                  "a second policy says how aspect " + named.asText() + " scales the VDU " + vdu);
        }
      }
    }
    return declared.entrySet().stream()
        .map(each ->
            aspect(each.getKey(), each.getValue(), steps.getOrDefault(each.getKey(), Map.of())))
        .toList();
  }

  private ScalingAspect aspect(String id, YamlMap map, Map<String, List<Integer>> steps) {
    if (steps.isEmpty() && !policies.mentionsAspect(id)) {
      throw map.place()
          .refused(
              "the scaling aspect "
                  + id
                  + " scales nothing: a policy of type "
                  + ASPECT_DELTAS
                  + " is missing");
    }
    return new ScalingAspect(
        id,
        map.text("name").orElse(id),
        map.text("description").orElse(""),
        maxScaleLevel(id, map),
        steps);
  }

  private static int maxScaleLevel(String id, YamlMap aspect) {
    var max = aspect.require("max_scale_level");
    if (max.asCount() < 1) {
      throw max.place().refused("max_scale_level of the aspect " + id + " must be at least 1");
    }
    return max.asCount();
  }

  /** What each step of an aspect adds to the VDUs of a policy. */
  private static List<Integer> steps(Policy policy, String aspectId, YamlMap aspect) {
    var deltas = policy.properties().require("deltas").asMap();
    var max = maxScaleLevel(aspectId, aspect);
    var names = aspect.require("step_deltas").asList().items();
    if (names.size() != 1 && names.size() != max) {
      throw aspect
          .require("step_deltas")
          .place()
          .refused(
              "step_deltas of the aspect %s has %d entries; it must have one for all steps, or one for each of %d"
                  .formatted(aspectId, names.size(), max));
    }
    var instances = new ArrayList<Integer>();
    for (var step = 0; step < max; step++) {
      var name = names.get(names.size() == 1 ? 0 : step);
      var delta =
          deltas
              .get(name.asText())
              .orElseThrow(() ->
                  deltas
                      .place()
                      .refused(
                          "the policy %s lacks the delta %s, a step of the aspect %s"
                              .formatted(policy.name(), name.asText(), aspectId)));
      instances.add(delta.asMap().require("number_of_instances").asCount());
    }
    return List.copyOf(instances);
  }

  /** The named sizes; where aspects say how many instances there are, the numbers must agree. */
  List<InstantiationLevel> levels(VnfDf flavour) {
    var declared = new LinkedHashMap<String, YamlMap>();
    for (var policy : policies.ofType(LEVELS)) {
      declared.putAll(policy.properties().require("levels").asMap().maps());
    }
    var sizes = new LinkedHashMap<String, InstantiationLevel>();
    declared.forEach((id, map) -> sizes.put(id, level(id, map, flavour)));
    for (var policy : policies.ofType(VDU_LEVELS)) {
      policy
          .properties()
          .require("levels")
          .asMap()
          .maps()
          .forEach((id, map) -> setInstances(policy, id, map, sizes, flavour));
    }
    return List.copyOf(sizes.values());
  }

  private static InstantiationLevel level(String id, YamlMap map, VnfDf flavour) {
    var scaleLevels = new LinkedHashMap<String, Integer>();
    map.map("scale_info")
        .entries()
        .forEach((aspectId, info) -> {
          var level = info.asMap().require("scale_level");
          var aspect =
              flavour
                  .scalingAspect(aspectId)
                  .orElseThrow(() ->
                      info.place()
                          .refused(
                              "the level "
                                  + id
                                  + " names the scaling aspect "
                                  + aspectId
                                  + ", which is not declared"));
          if (level.asCount() > aspect.maxScaleLevel()) {
            throw level
                .place()
                .refused(
                    "scale_level %d is beyond the aspect's max_scale_level, %d"
                        .formatted(level.asCount(), aspect.maxScaleLevel()));
          }
          scaleLevels.put(aspectId, level.asCount());
        });
    var size = flavour.sizeAt(scaleLevels);
    return new InstantiationLevel(
        id, map.text("description").orElse(""), size.scaleLevels(), size.vduInstances());
  }

  private void setInstances(
      Policy policy, String id, YamlMap map, Map<String, InstantiationLevel> sizes, VnfDf flavour) {
    var level = sizes.get(id);
    if (level == null) {
      throw map.place().refused(unknown("instantiation level", id, sizes));
    }
    var number = map.require("number_of_instances");
    var instances = new LinkedHashMap<>(level.vduInstances());
    for (var vdu : policies.vdus(policy)) {
      var scaled = level.vduInstances().getOrDefault(vdu, 0);
      if (isScaled(vdu, flavour) && scaled != number.asCount()) {
        throw number
            .place()
            .refused(
                "the level %s has %d instances of %s here, but its scale_info makes %d"
                    .formatted(id, number.asCount(), vdu, scaled));
      }
      instances.put(vdu, number.asCount());
    }
    sizes.put(id, new InstantiationLevel(id, level.description(), level.scaleLevels(), instances));
  }

  private static boolean isScaled(String vdu, VnfDf flavour) {
    return flavour.scalingAspects().stream().anyMatch(aspect -> aspect.steps().containsKey(vdu));
  }

  /** The level to take when none is named: the one declared so, or the only one. */
  @Nullable String defaultLevel(List<InstantiationLevel> levels) {
    Optional<YamlNode> named =
        policies.ofType(LEVELS).stream()
            .flatMap(policy -> policy.properties().get("default_level").stream())
            .findFirst();
    if (named.isPresent()) {
      var id = named.get().asText();
      if (levels.stream().noneMatch(each -> each.id().equals(id))) {
        throw named
            .get()
            .place()
            .refused("default_level names the level " + id + ", which is not declared");
      }
      return id;
    }
    if (levels.size() > 1) {
      throw policies
          .ofType(LEVELS)
          .getFirst()
          .place()
          .refused("default_level is missing: there is more than one instantiation level");
    }
    return levels.isEmpty() ? null : levels.getFirst().id();
  }

  /** Refuses a size that a VDU's profile does not allow. */
  static void requireWithinProfiles(VnfDf flavour, Place place) {
    var largest = new LinkedHashMap<String, Integer>();
    flavour.scalingAspects().forEach(each -> largest.put(each.id(), each.maxScaleLevel()));
    requireWithinProfiles(flavour, "scale level 0", flavour.sizeAt(Map.of()), place);
    requireWithinProfiles(flavour, "the highest scale level", flavour.sizeAt(largest), place);
    flavour
        .instantiationLevels()
        .forEach(level ->
            requireWithinProfiles(flavour, "instantiation level " + level.id(), level, place));
  }

  private static void requireWithinProfiles(
      VnfDf flavour, String what, InstantiationLevel size, Place place) {
    for (var vdu : flavour.vdus()) {
      var instances = size.vduInstances().getOrDefault(vdu.id(), 0);
      if (instances < vdu.minInstances() || instances > vdu.maxInstances()) {
        throw place.refused(
            "%s makes %d instances of the VDU %s; its vdu_profile allows %d to %d"
                .formatted(what, instances, vdu.id(), vdu.minInstances(), vdu.maxInstances()));
      }
    }
  }

  private static String unknown(String what, String id, Map<String, ?> known) {
    return "there is no %s %s; declared are %s"
        .formatted(what, id, known.isEmpty() ? "none" : String.join(", ", known.keySet()));
  }
}
