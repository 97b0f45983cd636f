/** The NFVO's word on what an operation may take of the infrastructure (SOL003 clause 9). */
@ApplicationModule(
    displayName = "Granting",
    allowedDependencies = {"notification", "sol"})
@NullMarked
package org.pawl.vnfm.granting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
