package org.pawl.agent.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.model.EngineStatus;
import org.pawl.agent.model.Report;
import org.pawl.agent.model.Status;

/** Shows state and log, starts and stops. */
final class StatusHandlers {
  private final AgentApi agent;
  private final Instant begin =
      ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

  StatusHandlers(AgentApi agent) {
    this.agent = agent;
  }

  void addTo(Routes routes) {
    routes.add("GET", "/v1/status", _ -> Response.ok(status()));
    routes.add("POST", "/v1/start", _ -> start());
    routes.add("POST", "/v1/stop", _ -> stop());
    routes.add("GET", "/v1/log", this::log);
  }

  private Response start() throws IOException {
    agent.function().start();
    return Response.ok(status());
  }

  private Response stop() throws IOException {
    agent.function().stop();
    return Response.ok(status());
  }

  private Response log(Request request) {
    agent.engineLog().pump();
    long cursor = request.number("cursor", 0, 0, Long.MAX_VALUE);
    long limit = request.number("limit", 200, 1, 1000);
    return Response.ok(agent.log().tail(cursor, (int) limit));
  }

  private Status status() {
    Report now = agent.status().now();
    return new Status(
        agent.userData().vnfcId(),
        agent.userData().vnfInstanceId(),
        now.bootEpoch(),
        Duration.between(begin, Instant.now()).toMillis() / 1000.0,
        version(),
        engine(),
        now.state(),
        now.configurationVersion(),
        now.ports(),
        now.droppedPackets(),
        now.cpu(),
        now.memory(),
        agent.identity().enrolled().expiry(),
        agent.vnfm().lastReport(),
        now.lastError());
  }

  private EngineStatus engine() {
    String fault = agent.function().engineFault();
    return fault == null
        ? new EngineStatus(true, agent.dataplane().version(), null)
        : new EngineStatus(false, null, fault);
  }

  private static String version() {
    @Nullable String version = StatusHandlers.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
