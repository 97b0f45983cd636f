package org.pawl.vnfm.vim;

/** The wish for a port on a network. */
public record PortRequest(String name, Tag tag, String networkId) {}
