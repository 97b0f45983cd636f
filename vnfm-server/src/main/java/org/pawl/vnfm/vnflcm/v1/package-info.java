/** The major version 1 of the interface, served by the controllers of version 2. */
@NullMarked
package org.pawl.vnfm.vnflcm.v1;

import org.jspecify.annotations.NullMarked;
