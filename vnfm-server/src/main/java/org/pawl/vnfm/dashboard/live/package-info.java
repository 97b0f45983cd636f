/** What the pages show while it happens: rates from reports, and news, as server-sent events. */
@NullMarked
package org.pawl.vnfm.dashboard.live;

import org.jspecify.annotations.NullMarked;
