/**
 * The agents in the guests: how they come to be trusted, what they shall run, and what they report.
 */
@ApplicationModule(allowedDependencies = {"trust", "sol", "api"})
@NullMarked
package org.pawl.vnfm.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
