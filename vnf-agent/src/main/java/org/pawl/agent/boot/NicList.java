package org.pawl.agent.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The list of NICs that the guest's first process gave to DPDK. */
public final class NicList {
  private NicList() {}

  /**
   * Reads the list.
   *
   * @param file lines {@code MAC PCI-ADDRESS}; an empty name stands for no list
   * @return PCI addresses by hardware addresses in lower case
   */
  public static Map<String, String> read(String file) {
    Map<String, String> nics = new HashMap<>();
    if (file.isEmpty()) {
      return nics;
    }
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() != 2) {
          throw new BootException(
              file + " has the line \"" + line + "\"; it must be MAC PCI-ADDRESS");
        }
        nics.put(words.getFirst().toLowerCase(Locale.ROOT), words.getLast());
      }
      return nics;
    } catch (IOException e) {
      throw new BootException(file + ", named in PAWL_AGENT_DEVICES, cannot be read", e);
    }
  }
}
