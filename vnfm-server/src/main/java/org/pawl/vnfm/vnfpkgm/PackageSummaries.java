package org.pawl.vnfm.vnfpkgm;

import java.util.List;

/** All packages at a glance, for those who choose among them. */
public interface PackageSummaries {

  /** All packages, the oldest first. */
  List<PackageSummary> list();
}
