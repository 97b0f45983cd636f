package org.pawl.vnfm.vnflcm.instantiate;

import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Removals;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnflcm.Steps;
import org.pawl.vnfm.vnflcm.deployment.AgentPreparation;
import org.pawl.vnfm.vnflcm.deployment.Maker;
import org.springframework.stereotype.Component;

/** Brings the parts of a VNFC into being, and takes them back when the operation is rolled back. */
@Component
final class InstantiateSteps implements Steps<Change.Addition> {

  private final AgentPreparation agents;
  private final Maker maker;
  private final Steps<Change.Removal> removals;

  InstantiateSteps(AgentPreparation agents, Maker maker, Steps<Change.Removal> removals) {
    this.agents = agents;
    this.maker = maker;
    this.removals = removals;
  }

  @Override
  public Outcome apply(Change.Addition change, Run run) {
    return switch (change) {
      case Change.PrepareAgent prepare -> {
        agents.prepare(prepare, run);
        yield new Outcome.Done();
      }
      case Change.AddPort port -> maker.port(port, run.tag(port), run);
      case Change.AddServer server -> maker.server(server, run.tag(server), run);
      case Change.AwaitServer server -> {
        maker.awaitActive(run.serverId(server.vnfcId()), run);
        yield new Outcome.Done();
      }
      case Change.AwaitAgent agent -> {
        maker.awaitAgent(agent.vnfcId(), run);
        yield new Outcome.Done();
      }
    };
  }

  @Override
  public Outcome compensate(Change.Addition change, Run run) {
    for (Change.Removal removal : Removals.of(change, run.tag(change), run.outcome(change))) {
      removals.apply(removal, run);
    }
    return new Outcome.Done();
  }
}
