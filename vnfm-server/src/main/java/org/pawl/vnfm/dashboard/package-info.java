/**
 * The operator's pages: read models and views over the services that the REST interfaces use. Holds
 * no state of its own but the open event streams.
 */
@ApplicationModule(
    displayName = "Dashboard",
    allowedDependencies = {"vnffm", "vnflcm", "vnfpkgm", "agent", "sol"})
@NullMarked
package org.pawl.vnfm.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
