package org.pawl.vnfm.vnfind;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An indicator's last value (SOL003 8.5.2.2).
 *
 * @param value a number, or a text
 */
record VnfIndicator(
    UUID vnfInstanceId, String id, @Nullable String name, JsonNode value, Instant changedAt) {}
