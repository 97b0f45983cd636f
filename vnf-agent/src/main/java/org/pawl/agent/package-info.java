/** The in-guest agent: drives the packet engine and keeps the VNFM informed. */
@NullMarked
package org.pawl.agent;

import org.jspecify.annotations.NullMarked;
