/**
 * The life of VNF instances: what may happen to them, the journal of what is being done, and the
 * executor that does it (SOL003 clause 5).
 */
@ApplicationModule(
    displayName = "VNF lifecycle management",
    allowedDependencies = {
      "granting",
      "vnfpkgm",
      "agent",
      "vim",
      "notification",
      "trust",
      "sol",
      "api"
    })
@NullMarked
package org.pawl.vnfm.vnflcm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
