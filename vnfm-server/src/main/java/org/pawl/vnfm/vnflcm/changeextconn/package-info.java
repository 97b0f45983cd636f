/** Puts VNFs on other external networks (SOL003 5.4.11). */
@NullMarked
package org.pawl.vnfm.vnflcm.changeextconn;

import org.jspecify.annotations.NullMarked;
