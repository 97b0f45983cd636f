/** The contract's types, generated from `api-spec/agent` at build time. */
@NullMarked
package org.pawl.agent.model;

import org.jspecify.annotations.NullMarked;
