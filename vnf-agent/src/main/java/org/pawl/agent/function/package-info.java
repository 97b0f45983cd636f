/** The function that the guest runs, and what is kept of it on disk. */
@NullMarked
package org.pawl.agent.function;

import org.jspecify.annotations.NullMarked;
