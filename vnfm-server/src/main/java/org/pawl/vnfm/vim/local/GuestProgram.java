package org.pawl.vnfm.vim.local;

import java.nio.file.Path;
import java.util.List;

/**
 * What a guest runs.
 *
 * @param command the program with its arguments
 * @param neededDirectories that must be seen in the guest, though they lie in /tmp or in the state
 *     directory, which a guest does not see
 * @param neededFiles without which no server is made
 */
record GuestProgram(List<String> command, List<Path> neededDirectories, List<Path> neededFiles) {

  GuestProgram {
    command = List.copyOf(command);
    neededDirectories = List.copyOf(neededDirectories);
    neededFiles = List.copyOf(neededFiles);
  }
}
