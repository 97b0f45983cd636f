package org.pawl.vnfm.dashboard.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One VNFC and its agent.
 *
 * @param ports the names of its data ports
 * @param versions which configuration it runs, in words
 * @param memory of the agent's process; null while it does not report
 * @param server its id at the VIM
 */
public record VnfcView(
    UUID id,
    String vdu,
    Condition condition,
    List<String> ports,
    String versions,
    @Nullable Instant lastHeartbeat,
    @Nullable String memory,
    String server,
    @Nullable String lastError) {

  public VnfcView {
    ports = List.copyOf(ports);
  }
}
