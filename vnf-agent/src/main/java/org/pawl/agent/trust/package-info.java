/** The agent's key and certificate, and who it talks to. */
@NullMarked
package org.pawl.agent.trust;

import org.jspecify.annotations.NullMarked;
