package org.pawl.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The router package joins two subnets, and tells senders what it cannot deliver. */
class RouterIT {

  private static final String LEFT_ROUTER = "192.168.1.1";
  private static final String RIGHT_ROUTER = "192.168.2.1";
  private static final String BOB = "192.168.2.20";

  private static Pawl pawl;

  @BeforeAll
  static void start() {
    pawl = Pawl.startFresh("router", 18473);
  }

  @AfterAll
  static void stop() {
    pawl.close();
  }

  @Test
  void router_betweenTwoSubnets_forwardsAndReportsErrors() {
    Vnfm vnfm = pawl.vnfm();
    String vnfId = vnfm.createVnf(vnfm.vnfdId("router"), "router-1");
    vnfm.awaitCompleted(vnfm.instantiate(vnfId, "west", "east"));
    try (TrafficHost alice = pawl.host("alice", "west", "192.168.1.10/24", LEFT_ROUTER);
        TrafficHost bob = pawl.host("bob", "east", BOB + "/24", RIGHT_ROUTER)) {
      assertThat(alice.ping(LEFT_ROUTER, 3)).as("its near address").isEqualTo(3);
      assertThat(alice.ping(RIGHT_ROUTER, 3)).as("its far address").isEqualTo(3);
      assertThat(alice.ping(BOB, 20)).as("through it").isEqualTo(20);
      assertThat(bob.ping("192.168.1.10", 20)).as("the other way").isEqualTo(20);

      assertThat(answer(alice, "-n", "-c", "1", BOB)).contains("ttl=63");
      assertThat(answer(alice, "-n", "-c", "1", "-t", "1", BOB))
          .contains("From " + LEFT_ROUTER, "Time to live exceeded");
      assertThat(answer(alice, "-n", "-c", "1", "203.0.113.9"))
          .contains("From " + LEFT_ROUTER, "Destination Net Unreachable");
      assertThat(sendUdp(alice, LEFT_ROUTER)).contains("Connection refused");
    }
    vnfm.awaitCompleted(vnfm.terminate(vnfId));
    assertThat(vnfm.delete("/vnflcm/v2/vnf_instances/" + vnfId).statusCode()).isEqualTo(204);
  }

  private static String answer(TrafficHost host, String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "ping";
    command[1] = "-W";
    command[2] = "3";
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    return host.run(command).output();
  }

  /** What a sender learns, by an ICMP error, of a datagram that nobody takes. */
  private static String sendUdp(TrafficHost host, String address) {
    return host.run(
            "python3",
            "-c",
            """
            import socket
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.connect(("%s", 9))
            s.send(b"x")
            s.settimeout(3)
            s.recv(1)
            """
                .formatted(address))
        .output();
  }
}
