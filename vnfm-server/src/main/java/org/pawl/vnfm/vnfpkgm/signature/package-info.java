/** Who signed a package, and whether that signer is trusted (SOL004 5.2, RFC 5652, RFC 5280). */
@NullMarked
package org.pawl.vnfm.vnfpkgm.signature;

import org.jspecify.annotations.NullMarked;
