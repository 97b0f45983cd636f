/** Version 1 of the package interface, served by version 2. */
@NullMarked
package org.pawl.vnfm.vnfpkgm.v1;

import org.jspecify.annotations.NullMarked;
