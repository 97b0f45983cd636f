package org.pawl.vnfm.vnfpm;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody wants to be warned of (SOL003 6.5.2.9). Its callback is the subscription of
 * the same identifier.
 *
 * @param crossedObjects the measured objects whose value was last seen above
 */
record Threshold(
    UUID id,
    long version,
    ObjectType objectType,
    String objectInstanceId,
    @Nullable List<String> subObjectInstanceIds,
    Criteria criteria,
    Set<String> crossedObjects) {

  Threshold {
    crossedObjects = Set.copyOf(crossedObjects);
  }

  /** The bound (SOL003 6.5.3.4). */
  record Criteria(
      String performanceMetric,
      String thresholdType,
      SimpleThresholdDetails simpleThresholdDetails) {}

  /** A value, and how far it has to be passed. */
  record SimpleThresholdDetails(double thresholdValue, double hysteresis) {}

  /** Which way a threshold was crossed. */
  enum Crossing {
    UP,
    DOWN,
    NONE
  }

  /** What a value means after an object was above or not. */
  Crossing crossing(boolean wasAbove, double value) {
    var bound = criteria.simpleThresholdDetails();
    if (!wasAbove && value >= bound.thresholdValue() + bound.hysteresis()) {
      return Crossing.UP;
    }
    if (wasAbove && value <= bound.thresholdValue() - bound.hysteresis()) {
      return Crossing.DOWN;
    }
    return Crossing.NONE;
  }
}
