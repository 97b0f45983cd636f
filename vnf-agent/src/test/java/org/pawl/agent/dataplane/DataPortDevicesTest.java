package org.pawl.agent.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pawl.agent.model.DataPort;

class DataPortDevicesTest {

  @Test
  void ports_whenMapped_keepTheirOrderAndKind() {
    EngineArguments arguments =
        DataPortDevices.arguments(
            "--no-huge",
            List.of(
                new DataPort("in", "eth1", null, null),
                new DataPort("out", "eth2", null, "0000:00:04.0"),
                new DataPort("test", "eth3", null, "net_null0,size=64"),
                new DataPort("nic", "eth4", "52:54:00:AA:00:01", null),
                new DataPort("kernel", "eth5", "52:54:00:aa:00:02", null)),
            Map.of("52:54:00:aa:00:01", "0000:00:05.0"));

    assertThat(arguments.eal())
        .isEqualTo(
            "--no-huge --vdev=net_af_packet0,iface=eth1 -a 0000:00:04.0 --vdev=net_null0,size=64"
                + " -a 0000:00:05.0 --vdev=net_af_packet4,iface=eth5");
    assertThat(arguments.portNames()).isEqualTo("in out test nic kernel");
  }
}
