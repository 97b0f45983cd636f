/** Gives VNFCs new servers (SOL003 5.4.9). */
@NullMarked
package org.pawl.vnfm.vnflcm.heal;

import org.jspecify.annotations.NullMarked;
