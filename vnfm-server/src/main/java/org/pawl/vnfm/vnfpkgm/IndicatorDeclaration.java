package org.pawl.vnfm.vnfpkgm;

import org.jspecify.annotations.Nullable;

/**
 * A handler of the Click configuration that is an indicator of the VNF (SOL001 6.10, IFA011
 * 7.1.11.2).
 *
 * @param id the policy's name
 * @param name for people; null when the descriptor gives none
 * @param element the element, with slashes where it is inside of others
 * @param handler its handler
 * @param aggregation what becomes of the numbers of several VNFCs
 */
public record IndicatorDeclaration(
    String id, @Nullable String name, String element, String handler, Aggregation aggregation) {

  /** How the numbers of several VNFCs make one. */
  public enum Aggregation {
    SUM,
    MEAN,
    MIN,
    MAX
  }
}
