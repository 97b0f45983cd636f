/** Who may do what: bearer tokens for programs, a session for people, certificates for agents. */
@NullMarked
package org.pawl.vnfm.application.security;

import org.jspecify.annotations.NullMarked;
