/** The VNF manager. Each sub-package is a module; what may use what is written on each of them. */
@NullMarked
package org.pawl.vnfm;

import org.jspecify.annotations.NullMarked;
