package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is about.
 *
 * @param params the request that started it
 * @param current what stands behind the instance before the operation; null for nothing
 * @param steps its journal so far
 */
public record OperationContext(
    UUID occurrenceId,
    UUID vnfInstanceId,
    String vnfdId,
    Map<String, Object> params,
    @Nullable InstantiatedVnfInfo current,
    List<JournalledStep> steps) {

  public OperationContext {
    steps = List.copyOf(steps);
  }
}
