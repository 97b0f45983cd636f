package org.pawl.vnfm.vnflcm.terminate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentState;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.LcmProperties;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnflcm.Steps;
import org.pawl.vnfm.vnflcm.deployment.AgentPreparation;
import org.pawl.vnfm.vnflcm.deployment.Maker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the parts of a VNFC away; what is gone already is no fault. What is taken back stands as it
 * stood, or its like is made on the same networks.
 */
@Component
final class TerminateSteps implements Steps<Change.Removal> {

  private static final Logger LOG = LoggerFactory.getLogger(TerminateSteps.class);

  private final Maker maker;
  private final AgentPreparation agents;
  private final LcmProperties limits;

  TerminateSteps(Maker maker, AgentPreparation agents, LcmProperties limits) {
    this.maker = maker;
    this.agents = agents;
    this.limits = limits;
  }

  @Override
  public Outcome apply(Change.Removal change, Run run) {
    switch (change) {
      case Change.StopFunction stop -> stopFunction(stop, run);
      case Change.RemoveServer server -> removeServer(server, run);
      case Change.RemovePort port -> removePort(port, run);
      case Change.ForgetAgent agent -> run.agents().forget(agent.vnfcId());
    }
    return new Outcome.Done();
  }

  @Override
  public Outcome compensate(Change.Removal change, Run run) {
    return switch (change) {
      case Change.StopFunction stop -> startAgain(stop, run);
      case Change.RemoveServer server -> remake(server, run);
      case Change.RemovePort port -> remake(port, run);
      case Change.ForgetAgent agent -> {
        if (agent.remake() != null && run.agents().state(agent.vnfcId()).isEmpty()) {
          agents.prepare(agent.remake(), run);
        }
        yield new Outcome.Done();
      }
    };
  }

  private void removeServer(Change.RemoveServer change, Run run) {
    var servers =
        ids(
            change.serverId(),
            tags(change.made(), change.others(), change.remake() == null ? null : run.tag(change)),
            tag -> run.vim().findServerByTag(tag).map(Server::id));
    run.agents().retire(change.vnfcId());
    for (String serverId : servers) {
      run.vim().deleteServer(serverId);
      run.await(
          limits.removalLimit(),
          () -> "server " + serverId + " does not go. Look at the VIM's log.",
          () -> run.vim().server(serverId).isEmpty() ? Optional.of(serverId) : Optional.empty());
    }
  }

  private static void removePort(Change.RemovePort change, Run run) {
    for (String portId :
        ids(
            change.portId(),
            tags(change.made(), change.others(), change.remake() == null ? null : run.tag(change)),
            tag -> run.vim().findPortByTag(tag).map(Port::id))) {
      run.vim().deletePort(portId);
    }
  }

  /**
   * Where to look for what is to go.
   *
   * @param remade of what was made when the removal was undone once, for now it is repeated
   */
  private static List<Tag> tags(Tag made, @Nullable List<Tag> others, @Nullable Tag remade) {
    var tags = new ArrayList<Tag>();
    tags.add(made);
    if (others != null) {
      tags.addAll(others);
    }
    if (remade != null) {
      tags.add(remade);
    }
    return tags;
  }

  private static Set<String> ids(
      @Nullable String journalled, List<Tag> tags, Function<Tag, Optional<String>> find) {
    var ids = new LinkedHashSet<String>();
    if (journalled != null) {
      ids.add(journalled);
    }
    tags.forEach(tag -> find.apply(tag).ifPresent(ids::add));
    return ids;
  }

  /** A server that stands and is whole is kept: its removal was broken off before it began. */
  private Outcome remake(Change.RemoveServer change, Run run) {
    var again = change.remake();
    if (again == null) {
      return new Outcome.Done();
    }
    var standing = Optional.ofNullable(change.serverId()).flatMap(id -> run.vim().server(id));
    if (standing.filter(TerminateSteps::isWhole).isPresent()) {
      run.agents().expect(change.vnfcId());
      return new Outcome.ServerMade(standing.get().id());
    }
    standing.ifPresent(server -> run.vim().deleteServer(server.id()));
    var made = maker.server(again, run.tag(change), run);
    maker.awaitActive(made.serverId(), run);
    maker.awaitAgent(change.vnfcId(), run);
    return made;
  }

  private static boolean isWhole(Server server) {
    return server.status() == ServerStatus.ACTIVE || server.status() == ServerStatus.STOPPED;
  }

  private Outcome remake(Change.RemovePort change, Run run) {
    var again = change.remake();
    if (again == null) {
      return new Outcome.Done();
    }
    return run.vim()
        .findPortByTag(change.made())
        .map(port ->
            new Outcome.PortMade(port.id(), port.networkId(), port.macAddress(), port.addresses()))
        .orElseGet(() -> maker.port(again, run.tag(change), run));
  }

  /**
   * Takes the VNFC out of service, within the orchestrator's time or else ours. The operation goes
   * on whether this succeeds or not, as SOL003 5.4.8.3.1 asks for.
   */
  private void stopFunction(Change.StopFunction change, Run run) {
    var timeout = change.timeoutSeconds();
    var limit = timeout == null ? limits.removalLimit() : Duration.ofSeconds(timeout);
    try {
      run.await(
          limit,
          () -> "the function does not stop.",
          () -> isStopped(change, run) ? Optional.of(change) : Optional.empty());
    } catch (Problem problem) {
      LOG.warn("VNFC {} is not put out of service first: {}", change.vnfcId(), problem.detail());
    }
  }

  private static boolean isStopped(Change.StopFunction change, Run run) {
    var state = run.agents().state(change.vnfcId()).map(AgentState::state).orElse(null);
    if (state == FunctionState.RUNNING) {
      run.agents().stop(change.vnfcId());
    }
    return state != FunctionState.RUNNING;
  }

  /** Only a VNFC whose server runs can be put into service again; the others were not in it. */
  private Outcome startAgain(Change.StopFunction change, Run run) {
    var server =
        run.vnfc(change.vnfcId())
            .flatMap(vnfc -> vnfc.serverId())
            .flatMap(id -> run.vim().server(id))
            .filter(each -> each.status() == ServerStatus.ACTIVE);
    if (server.isPresent()) {
      maker.startFunction(change.vnfcId(), run);
    }
    return new Outcome.Done();
  }
}
