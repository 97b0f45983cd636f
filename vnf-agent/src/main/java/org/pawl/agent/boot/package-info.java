/** What the guest is told when it boots. */
@NullMarked
package org.pawl.agent.boot;

import org.jspecify.annotations.NullMarked;
