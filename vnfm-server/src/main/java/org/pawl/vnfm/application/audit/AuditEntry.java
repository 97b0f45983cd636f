package org.pawl.vnfm.application.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request, and what came of it.
 *
 * @param who the name that the caller authenticated with; null for somebody unknown
 * @param tenant null for a caller that sees all tenants, or is unknown
 * @param path without its query
 */
public record AuditEntry(
    Instant at,
    @Nullable String who,
    @Nullable String tenant,
    String method,
    String path,
    int status,
    String remoteAddress,
    String requestId) {}
