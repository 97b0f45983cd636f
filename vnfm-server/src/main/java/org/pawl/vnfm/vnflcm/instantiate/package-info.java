/** Plans and takes the steps by which a VNF instance gets its resources (SOL003 5.4.4). */
@NullMarked
package org.pawl.vnfm.vnflcm.instantiate;

import org.jspecify.annotations.NullMarked;
