/** Tells the database for whom it is asked, so that it shows each tenant its own rows only. */
@NullMarked
package org.pawl.vnfm.application.tenancy;

import org.jspecify.annotations.NullMarked;
