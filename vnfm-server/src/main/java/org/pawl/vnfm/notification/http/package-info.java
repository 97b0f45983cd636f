/** Delivers notifications over HTTP, to addresses that it is safe to call. */
@NullMarked
package org.pawl.vnfm.notification.http;

import org.jspecify.annotations.NullMarked;
