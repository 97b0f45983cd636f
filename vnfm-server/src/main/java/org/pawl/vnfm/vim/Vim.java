package org.pawl.vnfm.vim;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the VNFM needs of a virtualised infrastructure manager (ETSI GS NFV 006: Vi-Vnfm).
 *
 * <p>A resource is known by its {@link Tag}. Both {@code create} methods adopt: asked again with a
 * tag whose resource stands, they answer that resource and make no second one, so that a step which
 * a crash cut short is simply run again. Both {@code delete} methods are done when nothing is there
 * to delete. Every method throws {@link VimFault} and nothing else.
 */
public interface Vim {

  /** The network with this id or name; an orchestrator names it in a virtual link's resource id. */
  Optional<Network> findNetwork(String idOrName);

  /** The network over which the VNFM and the agents speak; each port on it has an address. */
  Network managementNetwork();

  /**
   * Makes a port, or adopts the one with this tag.
   *
   * @throws VimFault {@code NOT_FOUND} when there is no such network
   */
  Port createPort(PortRequest request);

  Optional<Port> findPortByTag(Tag tag);

  /**
   * Deletes a port that no server holds.
   *
   * @throws VimFault {@code CONFLICT} when a server holds it
   */
  void deletePort(String portId);

  /**
   * Makes a server and starts it, or adopts the one with this tag. It may return before the server
   * is {@link ServerStatus#ACTIVE}.
   *
   * @throws VimFault {@code NOT_FOUND} when a port or the snapshot does not exist, {@code CONFLICT}
   *     when another server holds a port
   */
  Server createServer(ServerRequest request);

  /**
   * The server that was made, whole, with this tag; what a crash left half made is cleared away.
   */
  Optional<Server> findServerByTag(Tag tag);

  /** The server as it is now. */
  Optional<Server> server(String serverId);

  /**
   * Ends all that runs in a server; its disk, its config drive and its ports stay its own. Done
   * when it is stopped already. It may return before the server is {@link ServerStatus#STOPPED}.
   *
   * @throws VimFault {@code NOT_FOUND} when there is no such server
   */
  void stopServer(String serverId);

  /**
   * Starts a stopped server again with the disk, the config drive and the ports it had. Done when
   * it runs already. It may return before the server is {@link ServerStatus#ACTIVE}.
   *
   * @throws VimFault {@code NOT_FOUND} when there is no such server
   */
  void startServer(String serverId);

  /**
   * Stops and deletes a server with all it held; its ports stay, for they were made on their own.
   */
  void deleteServer(String serverId);

  /**
   * Keeps what a server's disk holds now, or adopts the snapshot with this tag. The server runs on:
   * its disk is kept as a power failure would leave it.
   *
   * @throws VimFault {@code NOT_FOUND} when there is no such server
   */
  Snapshot createSnapshot(String serverId, String name, Tag tag);

  /** The snapshot that was taken, whole, with this tag. */
  Optional<Snapshot> findSnapshotByTag(Tag tag);

  /** Deletes a snapshot; servers that were made from it stay. */
  void deleteSnapshot(String snapshotId);

  /**
   * The last lines of what the server wrote to its console, oldest first.
   *
   * @throws VimFault {@code NOT_FOUND} when there is no such server
   */
  List<String> consoleLog(String serverId, int lines);

  /**
   * Where the VNFM reaches the agent's REST interface (TLS) in this server. It may change when the
   * server or the VNFM restarts, so ask before each connection.
   *
   * @throws VimFault {@code NOT_FOUND} when there is no such server, or it has no management port
   */
  InetSocketAddress managementAddress(String serverId);

  /** The address at which an agent, seen from inside its server, finds the VNFM. */
  URI agentGateway();
}
