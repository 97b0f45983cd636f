/** Journeys of Pawl's users, seen from outside: HTTP, SQL, packets and a browser. */
@NullMarked
package org.pawl.it;

import org.jspecify.annotations.NullMarked;
