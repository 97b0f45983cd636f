/** Plans and takes the steps by which a VNF instance gives its resources back (SOL003 5.4.8). */
@NullMarked
package org.pawl.vnfm.vnflcm.terminate;

import org.jspecify.annotations.NullMarked;
