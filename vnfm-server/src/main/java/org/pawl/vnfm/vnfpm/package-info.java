/**
 * What VNFs measure of themselves (SOL003 clause 6): collected from the agents' reports, kept in
 * periods, reported by PM jobs and watched by thresholds.
 */
@ApplicationModule(
    allowedDependencies = {"vnflcm", "vnfpkgm", "agent", "notification", "sol", "api"})
@NullMarked
package org.pawl.vnfm.vnfpm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
