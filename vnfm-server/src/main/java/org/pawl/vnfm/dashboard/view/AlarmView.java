package org.pawl.vnfm.dashboard.view;

import java.time.Instant;
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
    String detail,
    Instant raisedAt,
    @Nullable Instant clearedAt) {

  public boolean active() {
    return clearedAt == null;
  }
}
