/** What happened in the guest, for the console and for the VNFM. */
@NullMarked
package org.pawl.agent.log;

import org.jspecify.annotations.NullMarked;
