package org.pawl.vnfm.vnflcm;

/**
 * Carries changes out. Both directions may be repeated: a crash may have cut the first try short at
 * any point, so each looks for what stands before it acts.
 */
public interface Steps<C extends Change> {

  /** Makes the change. */
  Outcome apply(C change, Run run);

  /**
   * Takes it back, whether it was made, half made, or not made.
   *
   * @return what stands instead, when taking a removal back made something anew
   */
  Outcome compensate(C change, Run run);
}
