/** The packet engine as the agent sees it. */
@NullMarked
package org.pawl.agent.dataplane;

import org.jspecify.annotations.NullMarked;
