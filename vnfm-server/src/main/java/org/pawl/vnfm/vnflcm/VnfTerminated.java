package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.UUID;

/** A VNF instance gave its resources back. */
public record VnfTerminated(UUID vnfInstanceId, Instant at) {}
