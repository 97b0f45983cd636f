package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation occurrence entered a state (SOL003 5.5.2.17).
 *
 * @param from null when the occurrence is new
 * @param event null when the occurrence is new
 */
public record OperationStateChanged(
    UUID vnfInstanceId,
    UUID vnfLcmOpOccId,
    LcmOperationType operation,
    @Nullable OperationState from,
    @Nullable OperationEvent event,
    OperationState to,
    Instant at) {}
