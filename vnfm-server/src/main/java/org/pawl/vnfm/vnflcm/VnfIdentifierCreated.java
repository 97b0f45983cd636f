package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.UUID;

/** A VNF instance was created (SOL003 5.5.2.18). */
public record VnfIdentifierCreated(UUID vnfInstanceId, Instant at) {}
