/** The agent's own REST interface. */
@NullMarked
package org.pawl.agent.api;

import org.jspecify.annotations.NullMarked;
