/** Speaks the REST interface of agents, over mutual TLS 1.3. */
@NullMarked
package org.pawl.vnfm.agent.http;

import org.jspecify.annotations.NullMarked;
