package org.pawl.vnfm.vim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine, or what stands for one.
 *
 * @param portIds in the order in which the guest sees them: eth0, eth1, …
 * @param fault why it is in {@link ServerStatus#ERROR} or {@link ServerStatus#GONE}
 */
public record Server(
    String id,
    String name,
    Tag tag,
    ServerStatus status,
    List<String> portIds,
    @Nullable String fault) {

  public Server {
    portIds = List.copyOf(portIds);
  }
}
