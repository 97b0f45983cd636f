/**
 * What shall stand behind a VNF instance, what stands there, and the changes that lead from the one
 * to the other; every operation uses it.
 */
@NullMarked
package org.pawl.vnfm.vnflcm.deployment;

import org.jspecify.annotations.NullMarked;
