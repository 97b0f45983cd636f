/**
 * What every SOL interface has in common: problems, ETags, filters, selectors, paging, versions
 * (SOL013).
 */
@ApplicationModule(
    displayName = "SOL kernel",
    allowedDependencies = {})
@NullMarked
package org.pawl.vnfm.sol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
