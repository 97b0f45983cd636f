/** Gives VNFs another deployment flavour (SOL003 5.4.7). */
@NullMarked
package org.pawl.vnfm.vnflcm.changeflavour;

import org.jspecify.annotations.NullMarked;
