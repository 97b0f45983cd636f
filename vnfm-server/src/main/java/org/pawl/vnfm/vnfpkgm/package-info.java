/** VNF packages and the descriptors in them (SOL003 clause 10, SOL005 clause 9, SOL004, SOL001). */
@ApplicationModule(
    displayName = "VNF package management",
    allowedDependencies = {"notification", "trust", "sol", "api"})
@NullMarked
package org.pawl.vnfm.vnfpkgm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
