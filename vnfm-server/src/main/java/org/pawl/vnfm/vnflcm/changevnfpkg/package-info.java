/** Gives VNFs another VNF package (SOL003 5.4.11a). */
@NullMarked
package org.pawl.vnfm.vnflcm.changevnfpkg;

import org.jspecify.annotations.NullMarked;
