package org.pawl.vnfm.dashboard.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alarm.
 *
 * @param clearedAt null while it is active
 */
public record AlarmView(
    UUID id,
    UUID vnf,
    String vnfName,
    Condition condition,
    String cause,
    List<String> details,
    Instant raisedAt,
    @Nullable Instant clearedAt) {

  public AlarmView {
    details = List.copyOf(details);
  }

  public boolean active() {
    return clearedAt == null;
  }
}
