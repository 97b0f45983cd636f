/** What the pages show: records made for reading, and the readers that fill them. */
@NullMarked
package org.pawl.vnfm.dashboard.view;

import org.jspecify.annotations.NullMarked;
