package org.pawl.vnfm.vnfpkgm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way in which the VNF can be deployed (SOL001 6.8.1, IFA011 7.1.8.2).
 *
 * @param flavourId what an instantiate request names
 * @param extCpds where the VNF is connected to the outside
 * @param scalingAspects the directions in which it can grow; none when its size is fixed
 * @param instantiationLevels its sizes that have a name
 * @param defaultInstantiationLevelId the size it gets when none is named; null when no size has a
 *     name
 */
public record VnfDf(
    String flavourId,
    String description,
    List<Vdu> vdus,
    List<ExtCpd> extCpds,
    List<ScalingAspect> scalingAspects,
    List<InstantiationLevel> instantiationLevels,
    @Nullable String defaultInstantiationLevelId,
    List<AffinityRule> affinityRules) {

  /** Packages that were on-boarded before there was scaling have none of the later members. */
  public VnfDf {
    vdus = List.copyOf(vdus);
    extCpds = List.copyOf(extCpds);
    scalingAspects = orEmpty(scalingAspects);
    instantiationLevels = orEmpty(instantiationLevels);
    affinityRules = orEmpty(affinityRules);
  }

  /** The VDU with this identifier. */
  public Optional<Vdu> vdu(String vduId) {
    return vdus.stream().filter(each -> each.id().equals(vduId)).findFirst();
  }

  /** The external connection point with this identifier. */
  public Optional<ExtCpd> extCpd(String cpdId) {
    return extCpds.stream().filter(each -> each.id().equals(cpdId)).findFirst();
  }

  /** The scaling aspect with this identifier. */
  public Optional<ScalingAspect> scalingAspect(String aspectId) {
    return scalingAspects.stream().filter(each -> each.id().equals(aspectId)).findFirst();
  }

  /** The instantiation level with this identifier. */
  public Optional<InstantiationLevel> instantiationLevel(String levelId) {
    return instantiationLevels.stream().filter(each -> each.id().equals(levelId)).findFirst();
  }

  /** The size that the VNF gets when none is named. */
  public InstantiationLevel defaultInstantiationLevel() {
    return Optional.ofNullable(defaultInstantiationLevelId)
        .flatMap(this::instantiationLevel)
        .orElseGet(() -> sizeAt(Map.of()));
  }

  /**
   * The size at a level of each scaling aspect.
   *
   * @param scaleLevels aspects that it does not name are at level 0
   */
  public InstantiationLevel sizeAt(Map<String, Integer> scaleLevels) {
    var levels = new LinkedHashMap<String, Integer>();
    scalingAspects.forEach(
        aspect -> levels.put(aspect.id(), scaleLevels.getOrDefault(aspect.id(), 0)));
    var instances = new LinkedHashMap<String, Integer>();
    vdus.forEach(vdu -> instances.put(vdu.id(), instances(vdu, levels)));
    return new InstantiationLevel("", "", levels, instances);
  }

  private int instances(Vdu vdu, Map<String, Integer> levels) {
    return vdu.initialInstances()
        + scalingAspects.stream()
            .mapToInt(aspect -> aspect.instancesAt(levels.getOrDefault(aspect.id(), 0), vdu.id()))
            .sum();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> items) {
    return items == null ? List.of() : List.copyOf(items);
  }
}
