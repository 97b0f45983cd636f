package org.pawl.vnfm.vnfpkgm;

import java.util.List;
import java.util.Map;

/**
 * One direction in which the VNF can grow (SOL001 6.10.1 to 6.10.5, IFA011 7.1.10).
 *
 * @param id what a scale request names as aspectId
 * @param maxScaleLevel the last level; the first is 0
 * @param steps how many instances each step adds, by VDU; as many numbers as there are steps
 */
public record ScalingAspect(
    String id,
    String name,
    String description,
    int maxScaleLevel,
    Map<String, List<Integer>> steps) {

  public ScalingAspect {
    steps = Map.copyOf(steps);
  }

  /** How many instances of a VDU there are at a level beyond those of level 0. */
  int instancesAt(int level, String vduId) {
    return steps.getOrDefault(vduId, List.of()).stream()
        .limit(level)
        .mapToInt(Integer::intValue)
        .sum();
  }
}
