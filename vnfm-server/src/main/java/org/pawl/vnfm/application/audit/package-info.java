/** Keeps who did what. */
@NullMarked
package org.pawl.vnfm.application.audit;

import org.jspecify.annotations.NullMarked;
