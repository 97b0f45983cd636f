/** JSON as RFC 8259 says, strictly and within bounds, for a program that has the JDK alone. */
@NullMarked
package org.pawl.agent.json;

import org.jspecify.annotations.NullMarked;
