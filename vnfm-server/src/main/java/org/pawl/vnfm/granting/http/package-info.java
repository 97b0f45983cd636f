/** Asks the NFVO over HTTP. */
@NullMarked
package org.pawl.vnfm.granting.http;

import org.jspecify.annotations.NullMarked;
