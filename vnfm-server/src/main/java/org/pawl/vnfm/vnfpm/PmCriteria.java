package org.pawl.vnfm.vnfpm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/** Looks at what shall be measured before it is. */
final class PmCriteria {

  private PmCriteria() {}

  /** Refuses with 422 periods that do not fit, and measurements that the objects do not have. */
  static void require(ObjectType type, PmJob.Criteria criteria) {
    var collection = criteria.collectionPeriod();
    var shortest = Period.SHORT.seconds();
    if (collection % shortest != 0) {
      throw refused(
          "The collectionPeriod %d is no multiple of %d s: take %d."
              .formatted(collection, shortest, (collection / shortest + 1) * shortest));
    }
    if (criteria.reportingPeriod() % collection != 0) {
      throw refused(
          "The reportingPeriod %d is no multiple of the collectionPeriod %d."
              .formatted(criteria.reportingPeriod(), collection));
    }
    if (criteria.performanceMetric() == null && criteria.performanceMetricGroup() == null) {
      throw refused("Give performanceMetric, performanceMetricGroup, or both.");
    }
    metrics(type, criteria);
  }

  /** The names under which measurements are reported: those asked for, and those of groups. */
  static Set<String> metrics(ObjectType type, PmJob.Criteria criteria) {
    var names = new LinkedHashSet<String>();
    for (var name : orNone(criteria.performanceMetric())) {
      require(type, name);
      names.add(name);
    }
    for (var group : orNone(criteria.performanceMetricGroup())) {
      if (!group.equals(type.group())) {
        throw refused(
            "The performanceMetricGroup %s does not go with the objectType %s; %s does."
                .formatted(group, type, type.group()));
      }
      Measurement.of(type).forEach(each -> names.add(each.name()));
    }
    return names;
  }

  /** The measurement of this name; refuses with 422 when the objects do not have it. */
  static Measurement require(ObjectType type, String performanceMetric) {
    Optional<Measurement> found =
        Measurement.named(performanceMetric).filter(each -> each.measures(type));
    return found.orElseThrow(() ->
        refused(
            "The performanceMetric %s does not go with the objectType %s; these do: %s."
                .formatted(performanceMetric, type, Measurement.of(type))));
  }

  private static List<String> orNone(@Nullable List<String> names) {
    return names == null ? List.of() : names;
  }

  private static Problem refused(String detail) {
    return new Problem(ProblemType.UNPROCESSABLE_CONTENT, detail);
  }
}
