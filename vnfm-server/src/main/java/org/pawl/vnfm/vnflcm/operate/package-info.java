/** Starts and stops VNFs (SOL003 5.4.10). */
@NullMarked
package org.pawl.vnfm.vnflcm.operate;

import org.jspecify.annotations.NullMarked;
