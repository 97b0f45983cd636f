/** The VNFM's two ports, and what each of them lets in. */
@NullMarked
package org.pawl.vnfm.application.server;

import org.jspecify.annotations.NullMarked;
