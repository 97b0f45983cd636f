/**
 * Faults of VNFs as alarms (SOL003 clause 7), raised and cleared from what the agents do and do not
 * say.
 */
@ApplicationModule(allowedDependencies = {"vnflcm", "agent", "notification", "sol", "api"})
@NullMarked
package org.pawl.vnfm.vnffm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
