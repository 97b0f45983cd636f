package org.pawl.agent.api;

import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.function.ClickFunction;
import org.pawl.agent.function.StatusReader;
import org.pawl.agent.log.AgentLog;
import org.pawl.agent.log.EngineLogPump;
import org.pawl.agent.model.UserData;
import org.pawl.agent.trust.AgentIdentity;
import org.pawl.agent.vnfm.VnfmLink;

/** What the agent's REST interface is served from. */
public record AgentApi(
    UserData userData,
    AgentIdentity identity,
    Dataplane dataplane,
    ClickFunction function,
    StatusReader status,
    VnfmLink vnfm,
    EngineLogPump engineLog,
    AgentLog log) {

  Routes routes() {
    Routes routes = new Routes();
    new StatusHandlers(this).addTo(routes);
    new ConfigurationHandlers(function, dataplane).addTo(routes);
    new ElementHandlers(dataplane).addTo(routes);
    return routes;
  }
}
