package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ExtVirtualLinkInfo;

/**
 * An operation occurrence as it is at one moment.
 *
 * @param cancelMode how it shall be stopped; null when nobody asked for that
 * @param changedExtConnectivity the external networks after the operation, when it changed them
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
    boolean isAutomaticInvocation,
    Map<String, Object> operationParams,
    @Nullable CancelMode cancelMode,
    @Nullable Map<String, Object> error,
    @Nullable Map<String, Object> changedInfo,
    @Nullable List<ExtVirtualLinkInfo> changedExtConnectivity,
    @Nullable Map<String, Object> modificationsTriggeredByVnfPkgChange) {}
