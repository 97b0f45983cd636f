/** Takes snapshots of VNFs, and makes VNFs what they were (SOL003 5.4.21, 5.4.22). */
@NullMarked
package org.pawl.vnfm.vnflcm.snapshot;

import org.jspecify.annotations.NullMarked;
