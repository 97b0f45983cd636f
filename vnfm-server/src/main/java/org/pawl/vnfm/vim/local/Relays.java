package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pawl.vnfm.vim.VimFault;

/**
 * The ways between the machine's own network and the management network. Each is a pair of socat
 * processes, one on either side, that meet at a socket in the file system: no interface, route or
 * rule is needed on the machine.
 */
final class Relays {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int AGENT_PORT = 8443;

  private final StateDirectory state;
  private final Keeper keeper;
  private final Fabric fabric;

  Relays(StateDirectory state, Keeper keeper, Fabric fabric) {
    this.state = state;
    this.keeper = keeper;
    this.fabric = fabric;
  }

  boolean isAlive(Path directory) {
    return state.process(directory).filter(ProcessRecord::isAlive).isPresent();
  }

  /** Lets guests reach the VNFM at the gateway's address. */
  void toVnfm(Path directory, String gateway, int gatewayPort, int vnfmPort) {
    start(
        directory,
        "UNIX-LISTEN:vnfm.sock,unlink-early,mode=0600,fork,max-children=256",
        "TCP4:%s:%d".formatted(LOOPBACK, vnfmPort),
        "TCP4-LISTEN:%d,bind=%s,reuseaddr,fork,max-children=256".formatted(gatewayPort, gateway),
        "UNIX-CONNECT:vnfm.sock");
  }

  /** Lets the VNFM reach the agent at this address; answers the port that leads there. */
  int toAgent(Path directory, String agentAddress, int wantedPort) {
    int port = freePort(wantedPort);
    start(
        directory,
        "TCP4-LISTEN:%d,bind=%s,reuseaddr,fork,max-children=64".formatted(port, LOOPBACK),
        "UNIX-CONNECT:agent.sock",
        "UNIX-LISTEN:agent.sock,unlink-early,mode=0600,fork,max-children=64",
        "TCP4:%s:%d".formatted(agentAddress, AGENT_PORT));
    return port;
  }

  void stop(Path directory) {
    state.process(directory).ifPresent(ProcessRecord::kill);
    state.delete(directory);
  }

  private void start(Path directory, String... ends) {
    stop(directory);
    state.makeDirectory(directory);
    var arguments = new ArrayList<>(List.of("relay", "" + fabric.pid()));
    arguments.addAll(List.of(ends));
    try (var kept =
        keeper.start(
            fabric.enterUser(), List.of(), directory, directory.resolve("log"), arguments)) {
      kept.go();
    }
  }

  /** The wanted port when it is free, and otherwise any that is. */
  private static int freePort(int wanted) {
    try {
      try (var socket = new ServerSocket(wanted, 1, InetAddress.ofLiteral(LOOPBACK))) {
        return socket.getLocalPort();
      } catch (BindException e) {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
          return socket.getLocalPort();
        }
      }
    } catch (IOException e) {
      throw new VimFault(VimFault.Kind.FAILED, "no free port on " + LOOPBACK, null, e);
    }
  }
}
