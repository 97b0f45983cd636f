/**
 * The VNFM's certificate authority and the TLS built on it: who is an agent, and who is the VNFM.
 */
@ApplicationModule(allowedDependencies = {"sol"})
@NullMarked
package org.pawl.vnfm.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
