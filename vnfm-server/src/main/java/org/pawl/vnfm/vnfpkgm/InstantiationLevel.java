package org.pawl.vnfm.vnfpkgm;

import java.util.Map;

/**
 * A size of the VNF that has a name (SOL001 6.10.6 and 6.10.7, IFA011 7.1.8.7).
 *
 * @param id what a request names as instantiationLevelId
 * @param scaleLevels the level of each scaling aspect
 * @param vduInstances how many instances each VDU has
 */
public record InstantiationLevel(
    String id,
    String description,
    Map<String, Integer> scaleLevels,
    Map<String, Integer> vduInstances) {

  public InstantiationLevel {
    scaleLevels = Map.copyOf(scaleLevels);
    vduInstances = Map.copyOf(vduInstances);
  }
}
