package org.pawl.vnfm.vim;

/** A layer 2 network that ports stand on. */
public record Network(String id, String name) {}
