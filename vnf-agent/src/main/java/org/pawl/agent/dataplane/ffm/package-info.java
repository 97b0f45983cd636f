/** The packet engine's C interface; the one place that knows native memory. */
@NullMarked
package org.pawl.agent.dataplane.ffm;

import org.jspecify.annotations.NullMarked;
