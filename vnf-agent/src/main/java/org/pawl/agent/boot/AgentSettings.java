package org.pawl.agent.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pawl.agent.dataplane.DataPortDevices;

/**
 * What the agent's supervisor says in environment variables.
 *
 * @param configDrive where the config drive is mounted ({@code PAWL_CONFIG_DRIVE})
 * @param state where the agent keeps its key and configuration ({@code PAWL_AGENT_STATE})
 * @param library the engine's shared library ({@code PAWL_CLICK_LIBRARY}; else looked for in {@code
 *     java.library.path})
 * @param eal words for DPDK's environment before the data ports ({@code PAWL_AGENT_EAL})
 * @param devices a file with a line {@code MAC PCI-ADDRESS} for each NIC that is DPDK's ({@code
 *     PAWL_AGENT_DEVICES}); empty when there is none
 * @param port the TCP port of the agent's REST interface ({@code PAWL_AGENT_LISTEN_PORT})
 */
public record AgentSettings(
    Path configDrive, Path state, String library, String eal, String devices, int port) {
  private static final String LIBRARY = "libclick_dataplane.so";

  /** Reads the environment. */
  public static AgentSettings of(Map<String, String> environment) {
    return new AgentSettings(
        Path.of(environment.getOrDefault("PAWL_CONFIG_DRIVE", "/config")),
        Path.of(environment.getOrDefault("PAWL_AGENT_STATE", "/var/lib/pawl-agent")),
        environment.getOrDefault("PAWL_CLICK_LIBRARY", libraryOnPath()),
        environment.getOrDefault("PAWL_AGENT_EAL", DataPortDevices.DEFAULT_EAL),
        environment.getOrDefault("PAWL_AGENT_DEVICES", ""),
        port(environment.getOrDefault("PAWL_AGENT_LISTEN_PORT", "8443")));
  }

  /** The library in the JVM's library path, else its name for the system's loader. */
  private static String libraryOnPath() {
    for (String directory : System.getProperty("java.library.path", "").split(":", -1)) {
      Path library = Path.of(directory, LIBRARY).toAbsolutePath();
      if (!directory.isEmpty() && Files.exists(library)) {
        return library.toString();
      }
    }
    return LIBRARY;
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new BootException(
        "PAWL_AGENT_LISTEN_PORT is \"" + text + "\"; it must be a TCP port, 0 to 65535");
  }
}
