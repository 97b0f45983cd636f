/** Scales VNFs, by steps of an aspect or to a level (SOL003 5.4.5 and 5.4.6). */
@NullMarked
package org.pawl.vnfm.vnflcm.scale;

import org.jspecify.annotations.NullMarked;
