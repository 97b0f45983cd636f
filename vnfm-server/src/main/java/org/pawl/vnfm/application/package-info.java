/** Puts the VNFM together: security, server and clock. It knows all modules, and none knows it. */
@ApplicationModule
@NullMarked
package org.pawl.vnfm.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
