/**
 * Indicators of VNFs (SOL003 clause 8): handlers of their Click configurations, as the descriptors
 * declare them.
 */
@ApplicationModule(
    allowedDependencies = {"vnflcm", "vnfpkgm", "agent", "notification", "sol", "api"})
@NullMarked
package org.pawl.vnfm.vnfind;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
