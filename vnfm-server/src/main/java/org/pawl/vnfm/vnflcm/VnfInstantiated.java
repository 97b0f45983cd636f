package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.UUID;

/** A VNF instance got its resources and runs. */
public record VnfInstantiated(UUID vnfInstanceId, Instant at) {}
