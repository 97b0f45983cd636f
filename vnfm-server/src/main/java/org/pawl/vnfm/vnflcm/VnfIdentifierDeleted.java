package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.UUID;

/** A VNF instance was deleted (SOL003 5.5.2.19). */
public record VnfIdentifierDeleted(UUID vnfInstanceId, Instant at) {}
