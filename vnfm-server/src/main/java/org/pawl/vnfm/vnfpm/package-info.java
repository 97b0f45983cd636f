/**
 * What VNFs measure of themselves (SOL003 clause 6); for now the newest counters and their last ten
 * minutes.
 */
@ApplicationModule(allowedDependencies = {"agent", "sol", "api"})
@NullMarked
package org.pawl.vnfm.vnfpm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
