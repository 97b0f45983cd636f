/** The agent as a client of the VNFM: enrolment, configuration, reports. */
@NullMarked
package org.pawl.agent.vnfm;

import org.jspecify.annotations.NullMarked;
