package org.pawl.vnfm.vnflcm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is about.
 *
 * @param params the request that started it
 * @param current what stands behind the instance before the operation; null for nothing
 * @param past the journals of the operations before it
 * @param steps its journal so far
 */
public record OperationContext(
    UUID occurrenceId,
    UUID vnfInstanceId,
    String vnfdId,
    Map<String, Object> params,
    @Nullable InstantiatedVnfInfo current,
    List<Inventory.Journalled> past,
    List<JournalledStep> steps) {

  public OperationContext {
    past = List.copyOf(past);
    steps = List.copyOf(steps);
  }

  /** What stood behind the instance before the operation. */
  public Inventory before() {
    return Inventory.of(vnfInstanceId, past);
  }

  /** What stands behind it now. */
  public Inventory now() {
    var all = new ArrayList<>(past);
    all.add(new Inventory.Journalled(occurrenceId, steps));
    return Inventory.of(vnfInstanceId, all);
  }
}
