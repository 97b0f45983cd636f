package org.pawl.vnfm.vim.local;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Tag;

/**
 * What the state directory keeps of a server.
 *
 * @param whole false until everything of it has been made
 * @param relayPort on which 127.0.0.1 leads to the agent; 0 without a management port
 * @param fabric the record of the fabric on whose bridges its ports stand
 */
record ServerRecord(
    String id,
    String name,
    Tag tag,
    List<String> portIds,
    boolean whole,
    int relayPort,
    String fabric) {

  ServerRecord {
    portIds = List.copyOf(portIds);
  }

  ServerRecord withRelayPort(int port) {
    return new ServerRecord(id, name, tag, portIds, whole, port, fabric);
  }

  ServerRecord on(String currentFabric) {
    return new ServerRecord(id, name, tag, portIds, whole, relayPort, currentFabric);
  }

  ServerRecord asWhole() {
    return new ServerRecord(id, name, tag, portIds, true, relayPort, fabric);
  }

  Server with(ServerStatus status, @Nullable String fault) {
    return new Server(id, name, tag, status, portIds, fault);
  }
}
