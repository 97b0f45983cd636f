package org.pawl.agent.dataplane;

import java.util.List;
import java.util.stream.Collectors;
import org.pawl.agent.model.DataPort;

/**
 * Maps the data ports of the config drive to DPDK devices: a port with a {@code device} is that
 * device (a PCI address or a virtual device), any other is a packet socket on its interface.
 */
public final class DataPortDevices {

  /** What a guest without huge pages and without PCI devices for DPDK starts with. */
  public static final String DEFAULT_EAL = "--in-memory --no-telemetry --no-huge --no-pci -m 32";

  private static final String PCI_ADDRESS =
      "([0-9a-fA-F]{4}:)?[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7]";

  private DataPortDevices() {}

  /** The engine's arguments for these ports; the order of the ports gives their indices. */
  public static EngineArguments arguments(String eal, List<DataPort> ports) {
    StringBuilder words = new StringBuilder(eal);
    for (int index = 0; index < ports.size(); index++) {
      words.append(' ').append(device(index, ports.get(index)));
    }
    return new EngineArguments(
        words.toString(), ports.stream().map(DataPort::name).collect(Collectors.joining(" ")));
  }

  private static String device(int index, DataPort port) {
    String device = port.device();
    if (device == null) {
      return "--vdev=net_af_packet" + index + ",iface=" + port.interfaceName();
    }
    return device.matches(PCI_ADDRESS) ? "-a " + device : "--vdev=" + device;
  }
}
