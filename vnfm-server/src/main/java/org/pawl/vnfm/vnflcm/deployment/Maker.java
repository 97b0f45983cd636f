package org.pawl.vnfm.vnflcm.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vim.PortRequest;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerRequest;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.Inventory.MadePort;
import org.pawl.vnfm.vnflcm.LcmProperties;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Run;
import org.springframework.stereotype.Component;

/** Makes ports and servers, and waits until they work; made again under a tag, they are adopted. */
@Component
public class Maker {

  private final UserDataWriter userData;
  private final LcmProperties limits;

  Maker(UserDataWriter userData, LcmProperties limits) {
    this.userData = userData;
    this.limits = limits;
  }

  /** Makes a port, or adopts the one that a crashed run made under the same tag. */
  public Outcome.PortMade port(Change.AddPort change, Tag tag, Run run) {
    var network =
        change.networkId() == null ? run.vim().managementNetwork().id() : change.networkId();
    var port = run.vim().createPort(new PortRequest(change.role().portName(), tag, network));
    return new Outcome.PortMade(port.id(), port.networkId(), port.macAddress(), port.addresses());
  }

  /**
   * Makes a server on the ports that its VNFC has. One that a crashed run made has its token
   * already; only a new one gets a new token.
   */
  public Outcome.ServerMade server(Change.AddServer change, Tag tag, Run run) {
    Server server = run.vim().findServerByTag(tag).orElseGet(() -> newServer(change, tag, run));
    return new Outcome.ServerMade(server.id());
  }

  private Server newServer(Change.AddServer change, Tag tag, Run run) {
    var token =
        run.agents()
            .mintToken(
                change.vnfcId(), run.vnfInstanceId(), run.occurrenceId(), limits.tokenValidity());
    var ports = run.vnfc(change.vnfcId()).map(Inventory.Vnfc::ports).orElse(List.of());
    var granted =
        Objects.requireNonNullElse(
            change.granted(), new Change.GrantedServer(change.image(), null, null));
    return run.vim()
        .createServer(
            new ServerRequest(
                change.serverName(),
                tag,
                granted.image() == null ? change.image() : granted.image(),
                granted.flavour(),
                granted.zone(),
                change.virtualCpus(),
                change.memoryMib(),
                ports.stream().map(MadePort::made).map(Outcome.PortMade::portId).toList(),
                change.snapshotId(),
                userData.write(run, change.vnfcId(), token.value(), ports)));
  }

  /** Waits until the VIM says that a server runs. */
  public void awaitActive(String serverId, Run run) {
    run.await(
        limits.serverLimit(),
        () -> "server " + serverId + " does not become active. Look at the VIM's log.",
        () -> {
          var server = require(serverId, run);
          return switch (server.status()) {
            case BUILDING, STOPPED -> Optional.<Server>empty();
            case ACTIVE -> Optional.of(server);
            case ERROR, GONE ->
                throw new Problem(
                    ProblemType.CONFLICT,
                    "server "
                        + serverId
                        + " is "
                        + server.status()
                        + ": "
                        + server.fault()
                        + ". Roll the operation back, or heal the VNFC.");
          };
        });
  }

  /** Stops a server, and waits until the VIM says that it does not run any more. */
  public void stop(UUID vnfcId, String serverId, Run run) {
    require(serverId, run);
    run.agents().retire(vnfcId);
    run.vim().stopServer(serverId);
    run.await(
        limits.serverLimit(),
        () -> "server " + serverId + " does not stop. Look at the VIM's log.",
        () -> Optional.of(require(serverId, run)).filter(Maker::isDown));
  }

  /** Starts a server that was stopped, and waits until it runs; its agent is not there yet. */
  public void start(UUID vnfcId, String serverId, Run run) {
    require(serverId, run);
    run.agents().renewToken(vnfcId, limits.tokenValidity());
    run.vim().startServer(serverId);
    awaitActive(serverId, run);
  }

  private static boolean isDown(Server server) {
    return server.status() != ServerStatus.BUILDING && server.status() != ServerStatus.ACTIVE;
  }

  private static Server require(String serverId, Run run) {
    return run.vim()
        .server(serverId)
        .orElseThrow(() ->
            new Problem(
                ProblemType.CONFLICT,
                "server " + serverId + " is gone from the VIM: heal the VNFC to get another."));
  }

  /** What was reported before may be a dead agent's: only a report from now on counts. */
  public void awaitAgent(UUID vnfcId, Run run) {
    var since = run.now();
    run.await(
        limits.agentLimit(),
        () -> AgentAdvice.of(run.agents().state(vnfcId)),
        () ->
            run.agents()
                .state(vnfcId)
                .filter(state -> state.runsAsDesired() && reportedSince(since, state)));
  }

  /** Waits for an agent and lets its function process packets, also when it was told to stop. */
  public void startFunction(UUID vnfcId, Run run) {
    var since = run.now();
    run.await(
        limits.agentLimit(),
        () -> AgentAdvice.of(run.agents().state(vnfcId)),
        () -> {
          var state = run.agents().state(vnfcId).filter(each -> reportedSince(since, each));
          if (state.filter(each -> each.state() == FunctionState.STOPPED).isPresent()) {
            run.agents().start(vnfcId);
          }
          return state.filter(AgentState::runsAsDesired);
        });
    run.agents().expect(vnfcId);
  }

  private static boolean reportedSince(Instant since, AgentState state) {
    var heartbeat = state.lastHeartbeat();
    return heartbeat != null && heartbeat.isAfter(since);
  }
}
