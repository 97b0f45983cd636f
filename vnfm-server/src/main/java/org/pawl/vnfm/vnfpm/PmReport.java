package org.pawl.vnfm.vnfpm;

import java.time.Instant;
import java.util.UUID;

/** That there is a report, and until when. */
record PmReport(UUID id, UUID pmJobId, Instant readyTime, Instant expiryTime) {}
