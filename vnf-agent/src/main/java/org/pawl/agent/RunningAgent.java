package org.pawl.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.api.AgentApi;
import org.pawl.agent.api.RestServer;
import org.pawl.agent.boot.AgentSettings;
import org.pawl.agent.boot.BootException;
import org.pawl.agent.boot.NicList;
import org.pawl.agent.boot.StateDirectory;
import org.pawl.agent.dataplane.DataPortDevices;
import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.dataplane.ffm.NativeDataplane;
import org.pawl.agent.function.ClickFunction;
import org.pawl.agent.function.ConfigurationStore;
import org.pawl.agent.function.StatusReader;
import org.pawl.agent.log.AgentLog;
import org.pawl.agent.log.EngineLogPump;
import org.pawl.agent.model.UserData;
import org.pawl.agent.trust.AgentIdentity;
import org.pawl.agent.trust.CaPin;
import org.pawl.agent.trust.Tls;
import org.pawl.agent.vnfm.VnfmLink;

/**
 * The agent's parts, wired. Packets come first: the kept configuration runs before anything of the
 * network's management is touched.
 */
final class RunningAgent implements AutoCloseable {
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration ENROLMENT_ROUND = Duration.ofMillis(100);
  private static final Duration ENGINE_RETRY = Duration.ofSeconds(10);
  private static final Duration LASTED = Duration.ofSeconds(10);

  private final AgentApi api;
  private final InetSocketAddress address;
  private final Thread vnfm;
  private volatile @Nullable RestServer server;
  private @Nullable String lastBindFault;
  private boolean closed;

  private RunningAgent(AgentApi api, InetSocketAddress address) {
    this.api = api;
    this.address = address;
    this.vnfm = Thread.ofPlatform().daemon().name("vnfm-link").unstarted(api.vnfm());
  }

  /** Starts the engine with the kept configuration, then the link to the VNFM. */
  static RunningAgent start(
      AgentSettings settings, UserData userData, StateDirectory state, AgentLog log)
      throws IOException, GeneralSecurityException {
    Clock clock = Clock.systemUTC();
    Dataplane dataplane = NativeDataplane.load(settings.library());
    ClickFunction function =
        new ClickFunction(
            dataplane,
            DataPortDevices.arguments(
                settings.eal(), userData.dataPorts(), NicList.read(settings.devices())),
            new ConfigurationStore(state),
            log,
            clock);
    InetSocketAddress address = address(userData, settings.port());
    log.info("Agent of VNFC " + userData.vnfcId() + " starts");
    function.restore();

    StatusReader status = new StatusReader(dataplane, function, clock);
    AgentIdentity identity =
        AgentIdentity.open(
            userData.vnfcId(),
            new CaPin(userData.vnfm().caPin()),
            userData.enrolmentToken(),
            state);
    RunningAgent agent =
        new RunningAgent(
            new AgentApi(
                userData,
                identity,
                dataplane,
                function,
                status,
                new VnfmLink(userData, identity, function, status, log, clock),
                new EngineLogPump(dataplane, log),
                log),
            address);
    agent.vnfm.start();
    return agent;
  }

  private static InetSocketAddress address(UserData userData, int port) {
    String host = userData.management().address().split("/", 2)[0];
    if (!host.matches("[0-9.]+|[0-9A-Fa-f:.]+(%.+)?")) {
      throw new BootException(
          "management.address in user_data is \"" + host + "\", not an IP address");
    }
    return new InetSocketAddress(host, port);
  }

  /** Does what recurs, until the thread is interrupted. */
  void keepHouse() throws InterruptedException, IOException {
    long begin = System.nanoTime();
    long nextEngineTry = begin + ENGINE_RETRY.toNanos();
    boolean lasted = false;
    while (!Thread.interrupted()) {
      api.engineLog().pump();
      serveWhenEnrolled();
      long now = System.nanoTime();
      if (api.function().engineFault() != null && now >= nextEngineTry) {
        api.function().restore();
        nextEngineTry = now + ENGINE_RETRY.toNanos();
      }
      if (!lasted && now - begin >= LASTED.toNanos()) {
        api.function().lasted();
        lasted = true;
      }
      Thread.sleep(server == null ? ENROLMENT_ROUND : ROUND);
    }
  }

  private void serveWhenEnrolled() {
    if (server != null || api.identity().credentials() == null) {
      return;
    }
    try {
      server =
          RestServer.start(address, Tls.byCredentials(api.identity()::enrolled), api, api.log());
      api.log().info("Serving https on " + address);
    } catch (IOException | GeneralSecurityException e) {
      String fault = String.valueOf(e.getMessage());
      if (!fault.equals(lastBindFault)) {
        api.log().warning("Cannot serve on " + address + " yet: " + fault);
        lastBindFault = fault;
      }
    }
  }

  /** Ends everything; the second time does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    vnfm.interrupt();
    RestServer running = server;
    if (running != null) {
      running.close();
    }
    api.dataplane().stop();
  }
}
