/**
 * What the OpenAPI generator makes of {@code api-spec/}: one sub-package per interface. Only
 * controllers and their mappers use it.
 */
@ApplicationModule(displayName = "Generated API", type = ApplicationModule.Type.OPEN)
@NullMarked
package org.pawl.vnfm.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
