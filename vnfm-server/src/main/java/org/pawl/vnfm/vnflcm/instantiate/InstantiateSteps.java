package org.pawl.vnfm.vnflcm.instantiate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vim.PortRequest;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerRequest;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.LcmProperties;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Removals;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnflcm.Steps;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;

/** Brings the parts of a VNFC into being, and takes them back when the operation is rolled back. */
@Component
final class InstantiateSteps implements Steps<Change.Addition> {

  private final VnfPackages packages;
  private final UserDataWriter userData;
  private final Steps<Change.Removal> removals;
  private final LcmProperties limits;

  InstantiateSteps(
      VnfPackages packages,
      UserDataWriter userData,
      Steps<Change.Removal> removals,
      LcmProperties limits) {
    this.packages = packages;
    this.userData = userData;
    this.removals = removals;
    this.limits = limits;
  }

  @Override
  public Outcome apply(Change.Addition change, Run run) {
    return switch (change) {
      case Change.PrepareAgent prepare -> prepareAgent(prepare, run);
      case Change.AddPort port -> addPort(port, run);
      case Change.AddServer server -> addServer(server, run);
      case Change.AwaitServer server -> awaitServer(server, run);
      case Change.AwaitAgent agent -> awaitAgent(agent, run);
    };
  }

  @Override
  public void compensate(Change.Addition change, Run run) {
    for (Change.Removal removal : Removals.of(change, run.tag(change), run.outcome(change))) {
      removals.apply(removal, run);
    }
  }

  /** The token minted here is never given to anyone: it makes the agent known to the VNFM. */
  private Outcome prepareAgent(Change.PrepareAgent change, Run run) {
    var text =
        new String(
            packages.artifact(change.packageId(), change.configurationPath()),
            StandardCharsets.UTF_8);
    var path = change.configurationPath();
    run.agents()
        .mintToken(
            change.vnfcId(), run.vnfInstanceId(), run.occurrenceId(), limits.tokenValidity());
    run.agents()
        .assignConfiguration(
            change.vnfcId(),
            text,
            path.substring(path.lastIndexOf('/') + 1),
            "VNFM",
            "INSTANTIATE " + run.occurrenceId());
    return new Outcome.Done();
  }

  /** The VIM adopts the port that a crashed run made under the same tag. */
  private static Outcome addPort(Change.AddPort change, Run run) {
    var network =
        change.networkId() == null ? run.vim().managementNetwork().id() : change.networkId();
    var port =
        run.vim().createPort(new PortRequest(change.role().portName(), run.tag(change), network));
    return new Outcome.PortMade(port.id(), port.networkId(), port.macAddress(), port.addresses());
  }

  /** A server that a crashed run made has its token already; only a new one gets a new token. */
  private Outcome addServer(Change.AddServer change, Run run) {
    var tag = run.tag(change);
    Server server = run.vim().findServerByTag(tag).orElseGet(() -> newServer(change, run));
    return new Outcome.ServerMade(server.id());
  }

  private Server newServer(Change.AddServer change, Run run) {
    var token =
        run.agents()
            .mintToken(
                change.vnfcId(), run.vnfInstanceId(), run.occurrenceId(), limits.tokenValidity());
    var ports = MadePort.of(change.vnfcId(), run.steps());
    return run.vim()
        .createServer(
            new ServerRequest(
                change.serverName(),
                run.tag(change),
                change.image(),
                change.virtualCpus(),
                change.memoryMib(),
                ports.stream().map(MadePort::portId).toList(),
                userData.write(run, change.vnfcId(), token.value(), ports)));
  }

  private Outcome awaitServer(Change.AwaitServer change, Run run) {
    var serverId = serverId(change, run);
    return run.await(
        limits.serverLimit(),
        () -> "server " + serverId + " does not become active. Look at the VIM's log.",
        () -> {
          var server =
              run.vim()
                  .server(serverId)
                  .orElseThrow(() ->
                      new Problem(
                          ProblemType.CONFLICT, "server " + serverId + " is gone from the VIM."));
          return switch (server.status()) {
            case BUILDING, STOPPED -> Optional.empty();
            case ACTIVE -> Optional.of(new Outcome.Done());
            case ERROR, GONE ->
                throw new Problem(
                    ProblemType.CONFLICT,
                    "server "
                        + serverId
                        + " is "
                        + server.status()
                        + ": "
                        + server.fault()
                        + ". Roll the operation back to remove it.");
          };
        });
  }

  /** What was reported before may be a dead agent's: only a report from now on counts. */
  private Outcome awaitAgent(Change.AwaitAgent change, Run run) {
    var since = run.now();
    return run.await(
        limits.agentLimit(),
        () -> AgentAdvice.of(run.agents().state(change.vnfcId())),
        () ->
            run.agents()
                .state(change.vnfcId())
                .filter(state -> state.runsAsDesired() && reportedSince(since, state))
                .map(state -> new Outcome.Done()));
  }

  private static boolean reportedSince(Instant since, AgentState state) {
    var heartbeat = state.lastHeartbeat();
    return heartbeat != null && heartbeat.isAfter(since);
  }

  private static String serverId(Change change, Run run) {
    return run.steps().stream()
        .filter(step -> step.change().vnfcId().equals(change.vnfcId()))
        .map(step -> step.outcome())
        .filter(Outcome.ServerMade.class::isInstance)
        .map(outcome -> ((Outcome.ServerMade) outcome).serverId())
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("No server was made for VNFC " + change.vnfcId() + "."));
  }
}
