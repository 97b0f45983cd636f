/** The archive form of VNF packages (SOL004): ZIP, TOSCA.meta, manifest, digests. */
@NullMarked
package org.pawl.vnfm.vnfpkgm.csar;

import org.jspecify.annotations.NullMarked;
