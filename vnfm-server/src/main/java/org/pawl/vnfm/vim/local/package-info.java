/**
 * A VIM without a cloud: a server is a set of Linux namespaces, a port a veth pair, a network a
 * bridge in a network namespace of its own. Nothing is put into the machine's own network.
 */
@NullMarked
package org.pawl.vnfm.vim.local;

import org.jspecify.annotations.NullMarked;
