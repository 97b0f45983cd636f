package org.pawl.agent.dataplane;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pawl.agent.model.DataPort;

/**
 * Maps the data ports of the config drive to DPDK devices: a port with a {@code device} is that
 * device (a PCI address or a virtual device), one whose hardware address is that of a NIC which was
 * given to DPDK is that NIC, any other is a packet socket on its interface.
 */
public final class DataPortDevices {

  /** What a guest without huge pages and without PCI devices for DPDK starts with. */
  public static final String DEFAULT_EAL = "--in-memory --no-telemetry --no-huge --no-pci -m 32";

  private static final String PCI_ADDRESS =
      "([0-9a-fA-F]{4}:)?[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7]";

  private DataPortDevices() {}

  /**
   * The engine's arguments for these ports; the order of the ports gives their indices.
   *
   * @param nics the PCI addresses of DPDK's NICs by their hardware addresses in lower case
   */
  public static EngineArguments arguments(
      String eal, List<DataPort> ports, Map<String, String> nics) {
    StringBuilder words = new StringBuilder(eal);
    for (int index = 0; index < ports.size(); index++) {
      words.append(' ').append(device(index, ports.get(index), nics));
    }
    return new EngineArguments(
        words.toString(), ports.stream().map(DataPort::name).collect(Collectors.joining(" ")));
  }

  private static String device(int index, DataPort port, Map<String, String> nics) {
    String mac = port.mac();
    String device = port.device();
    if (device == null && mac != null) {
      device = nics.get(mac.toLowerCase(Locale.ROOT));
    }
    if (device == null) {
      return "--vdev=net_af_packet" + index + ",iface=" + port.interfaceName();
    }
    return device.matches(PCI_ADDRESS) ? "-a " + device : "--vdev=" + device;
  }
}
