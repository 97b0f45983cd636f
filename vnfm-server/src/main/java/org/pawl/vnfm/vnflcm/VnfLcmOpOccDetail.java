package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation occurrence as it is at one moment.
 *
 * @param cancelMode how it shall be stopped; null when nobody asked for that
 * @param error the problem details of what went wrong, if something did
 */
public record VnfLcmOpOccDetail(
    UUID id,
    long version,
    UUID vnfInstanceId,
    LcmOperationType operation,
    OperationState operationState,
    Instant stateEnteredTime,
    Instant startTime,
    Map<String, Object> operationParams,
    @Nullable CancelMode cancelMode,
    @Nullable Map<String, Object> error,
    @Nullable Map<String, Object> changedInfo) {}
