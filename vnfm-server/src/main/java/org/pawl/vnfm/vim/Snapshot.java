package org.pawl.vnfm.vim;

import java.time.Instant;

/**
 * What a server's disk held at one moment. It outlives the server, and servers can be made from it.
 */
public record Snapshot(String id, String name, Tag tag, Instant takenAt) {}
