package org.pawl.vnfm.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each VIM promises; run against the fake and every adapter alike. */
public abstract class VimContract {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String instance = UUID.randomUUID().toString();
  private final String occurrence = UUID.randomUUID().toString();
  private final String data = "data-" + UUID.randomUUID().toString().substring(0, 8);

  /** The VIM under test, the same one all through a test. */
  protected abstract Vim vim();

  @AfterEach
  protected final void deleteWhatWasMade() {
    vim().findServerByTag(tag("server")).ifPresent(server -> vim().deleteServer(server.id()));
    vim()
        .findSnapshotByTag(tag("snapshot"))
        .ifPresent(snapshot -> vim().deleteSnapshot(snapshot.id()));
    for (var step : List.of("mgmt", "in", "out")) {
      vim().findPortByTag(tag(step)).ifPresent(port -> vim().deletePort(port.id()));
    }
  }

  protected final Tag tag(String step) {
    return new Tag(occurrence, step, instance, "vnfc-1");
  }

  protected final Port managementPort() {
    var network = vim().managementNetwork();
    return vim().createPort(new PortRequest("mgmt", tag("mgmt"), network.id()));
  }

  protected final Port dataPort(String name) {
    var network = vim().findNetwork(data).orElseThrow();
    return vim().createPort(new PortRequest(name, tag(name), network.id()));
  }

  protected final ServerRequest request(Port... ports) {
    return new ServerRequest(
        "fw-1",
        tag("server"),
        null,
        1,
        256,
        List.of(ports).stream().map(Port::id).toList(),
        "{\"vnfcId\":\"vnfc-1\"}");
  }

  protected final Server activeServer() {
    var server = vim().createServer(request(managementPort(), dataPort("in"), dataPort("out")));
    var deadline = Instant.now().plus(LIMIT);
    while (server.status() == ServerStatus.BUILDING && Instant.now().isBefore(deadline)) {
      server = vim().server(server.id()).orElseThrow();
    }
    assertThat(server.status()).as(server.toString()).isEqualTo(ServerStatus.ACTIVE);
    return server;
  }

  @Test
  void managementNetwork_whenLookedUpByItsId_isItself() {
    var network = vim().managementNetwork();

    assertThat(vim().findNetwork(network.id())).contains(network);
  }

  @Test
  void network_whenNameIsBlank_isNotFound() {
    assertThat(vim().findNetwork("")).isEmpty();
  }

  @Test
  void port_whenNetworkDoesNotExist_isNotFound() {
    var fault =
        catchThrowableOfType(
            VimFault.class, () -> vim().createPort(new PortRequest("in", tag("in"), "")));

    assertThat(fault.kind()).isEqualTo(VimFault.Kind.NOT_FOUND);
  }

  @Test
  void managementPort_whenCreated_hasAMacAndAnAddress() {
    var port = managementPort();

    assertThat(port.networkId()).isEqualTo(vim().managementNetwork().id());
    assertThat(port.macAddress()).matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    assertThat(port.addresses()).hasSize(1).allMatch(address -> !address.isBlank());
  }

  @Test
  void ports_whenCreatedWithTwoTags_areTwoWithTwoMacs() {
    var in = dataPort("in");
    var out = dataPort("out");

    assertThat(in.id()).isNotEqualTo(out.id());
    assertThat(in.macAddress()).isNotEqualTo(out.macAddress());
    assertThat(vim().findPortByTag(tag("in"))).contains(in);
    assertThat(vim().findPortByTag(tag("out"))).contains(out);
  }

  @Test
  void port_whenCreatedAgainWithItsTag_isAdopted() {
    var port = managementPort();

    assertThat(managementPort()).isEqualTo(port);
  }

  @Test
  void port_whenDeletedTwice_isGone() {
    var port = managementPort();

    vim().deletePort(port.id());
    vim().deletePort(port.id());

    assertThat(vim().findPortByTag(tag("mgmt"))).isEmpty();
  }

  @Test
  void address_whenItsPortIsDeleted_isFreeAgain() {
    var first = managementPort();
    vim().deletePort(first.id());

    assertThat(managementPort().addresses()).isEqualTo(first.addresses());
  }

  @Test
  void server_whenCreated_becomesActiveWithItsPortsInOrder() {
    var server = activeServer();

    assertThat(server.name()).isEqualTo("fw-1");
    assertThat(server.tag()).isEqualTo(tag("server"));
    assertThat(server.portIds())
        .containsExactly(managementPort().id(), dataPort("in").id(), dataPort("out").id());
    assertThat(server.fault()).isNull();
    assertThat(vim().findServerByTag(tag("server"))).contains(server);
  }

  @Test
  void server_whenCreatedAgainWithItsTag_isAdopted() {
    var server = activeServer();

    assertThat(activeServer().id()).isEqualTo(server.id());
  }

  @Test
  void server_whenAPortDoesNotExist_isNotFoundAndNotMade() {
    var port = managementPort();
    vim().deletePort(port.id());

    var fault = catchThrowableOfType(VimFault.class, () -> vim().createServer(request(port)));

    assertThat(fault.kind()).isEqualTo(VimFault.Kind.NOT_FOUND);
    assertThat(vim().findServerByTag(tag("server"))).isEmpty();
  }

  @Test
  void port_whenAServerHoldsIt_isRefusedToAnotherAndNotDeleted() {
    var server = activeServer();
    var held = server.portIds().getFirst();
    var other = new ServerRequest("fw-2", tag("server-2"), null, 1, 256, List.of(held), "{}");

    var taken = catchThrowableOfType(VimFault.class, () -> vim().createServer(other));
    var deleted = catchThrowableOfType(VimFault.class, () -> vim().deletePort(held));

    assertThat(taken.kind()).isEqualTo(VimFault.Kind.CONFLICT);
    assertThat(deleted.kind()).isEqualTo(VimFault.Kind.CONFLICT);
    assertThat(vim().findServerByTag(tag("server-2"))).isEmpty();
  }

  @Test
  void server_whenDeletedTwice_isGoneAndItsPortsStay() {
    var server = activeServer();
    var port = managementPort();

    vim().deleteServer(server.id());
    vim().deleteServer(server.id());

    assertThat(vim().server(server.id())).isEmpty();
    assertThat(vim().findServerByTag(tag("server"))).isEmpty();
    assertThat(vim().findPortByTag(tag("mgmt"))).contains(port);
  }

  @Test
  void server_whenCreatedOnThePortsOfADeletedOne_becomesActive() {
    vim().deleteServer(activeServer().id());

    assertThat(activeServer().status()).isEqualTo(ServerStatus.ACTIVE);
  }

  private Server awaitStatus(Server server, ServerStatus wanted) {
    var deadline = Instant.now().plus(LIMIT);
    var now = vim().server(server.id()).orElseThrow();
    while (now.status() != wanted && Instant.now().isBefore(deadline)) {
      now = vim().server(server.id()).orElseThrow();
    }
    assertThat(now.status()).as(now.toString()).isEqualTo(wanted);
    return now;
  }

  @Test
  void server_whenStoppedTwice_isStoppedAndHoldsItsPorts() {
    var server = activeServer();

    vim().stopServer(server.id());
    vim().stopServer(server.id());

    var stopped = awaitStatus(server, ServerStatus.STOPPED);
    assertThat(stopped.portIds()).isEqualTo(server.portIds());
    assertThat(vim().findServerByTag(tag("server"))).contains(stopped);
    var held = server.portIds().getFirst();
    assertThat(catchThrowableOfType(VimFault.class, () -> vim().deletePort(held)).kind())
        .isEqualTo(VimFault.Kind.CONFLICT);
  }

  @Test
  void server_whenStartedAgainTwice_isTheOneItWas() {
    var server = activeServer();
    vim().stopServer(server.id());
    awaitStatus(server, ServerStatus.STOPPED);

    vim().startServer(server.id());
    vim().startServer(server.id());

    assertThat(awaitStatus(server, ServerStatus.ACTIVE)).isEqualTo(server);
    assertThat(vim().managementAddress(server.id()).getPort()).isPositive();
  }

  @Test
  void server_whenStopped_canBeDeletedAndItsPortsTakenByAnother() {
    var server = activeServer();
    vim().stopServer(server.id());

    vim().deleteServer(server.id());

    assertThat(vim().server(server.id())).isEmpty();
    assertThat(activeServer().id()).isNotEqualTo(server.id());
  }

  @Test
  void unknownServer_whenStoppedOrStarted_isNotFound() {
    for (Runnable action :
        List.<Runnable>of(() -> vim().stopServer("nobody"), () -> vim().startServer("nobody"))) {
      assertThat(catchThrowableOfType(VimFault.class, action::run).kind())
          .isEqualTo(VimFault.Kind.NOT_FOUND);
    }
  }

  @Test
  void snapshot_whenTakenTwice_isOneAndTheServerRunsOn() {
    var server = activeServer();

    var first = vim().createSnapshot(server.id(), "fw-1", tag("snapshot"));
    var second = vim().createSnapshot(server.id(), "fw-1", tag("snapshot"));

    assertThat(second).isEqualTo(first);
    assertThat(vim().findSnapshotByTag(tag("snapshot"))).contains(first);
    assertThat(vim().server(server.id())).contains(server);
  }

  @Test
  void snapshot_whenItsServerIsGone_makesAnother() {
    var server = activeServer();
    var snapshot = vim().createSnapshot(server.id(), "fw-1", tag("snapshot"));
    vim().deleteServer(server.id());

    var request = request(managementPort(), dataPort("in"), dataPort("out"));
    var made = vim().createServer(from(snapshot.id(), request));

    assertThat(awaitStatus(made, ServerStatus.ACTIVE).portIds()).isEqualTo(server.portIds());
  }

  @Test
  void snapshot_whenDeletedTwice_isGoneAndMakesNoServer() {
    var server = activeServer();
    var snapshot = vim().createSnapshot(server.id(), "fw-1", tag("snapshot"));
    vim().deleteServer(server.id());

    vim().deleteSnapshot(snapshot.id());
    vim().deleteSnapshot(snapshot.id());

    assertThat(vim().findSnapshotByTag(tag("snapshot"))).isEmpty();
    var request = from(snapshot.id(), request(managementPort()));
    var fault = catchThrowableOfType(VimFault.class, () -> vim().createServer(request));
    assertThat(fault.kind()).isEqualTo(VimFault.Kind.NOT_FOUND);
    assertThat(vim().findServerByTag(tag("server"))).isEmpty();
  }

  @Test
  void snapshot_whenOfNoServer_isNotFound() {
    var fault =
        catchThrowableOfType(
            VimFault.class, () -> vim().createSnapshot("nobody", "fw-1", tag("snapshot")));

    assertThat(fault.kind()).isEqualTo(VimFault.Kind.NOT_FOUND);
  }

  /** The same wish, with the disk of a snapshot. */
  protected static ServerRequest from(String snapshotId, ServerRequest request) {
    return new ServerRequest(
        request.name(),
        request.tag(),
        request.image(),
        request.flavour(),
        request.zone(),
        request.virtualCpus(),
        request.memoryMib(),
        request.portIds(),
        snapshotId,
        request.userData());
  }

  @Test
  void managementAddress_whenServerIsActive_isAHostAndAPort() {
    var address = vim().managementAddress(activeServer().id());

    assertThat(address.getHostString()).isNotBlank();
    assertThat(address.getPort()).isPositive();
  }

  @Test
  void agentGateway_isAnHttpsAddress() {
    assertThat(vim().agentGateway()).hasScheme("https").hasPort(8444);
  }

  @Test
  void consoleLog_whenAskedForOneLine_hasAtMostOne() {
    assertThat(vim().consoleLog(activeServer().id(), 1)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void unknownServer_whenAskedFor_isAbsentOrNotFound() {
    var console = catchThrowableOfType(VimFault.class, () -> vim().consoleLog("nobody", 1));
    var address = catchThrowableOfType(VimFault.class, () -> vim().managementAddress("nobody"));

    assertThat(vim().server("nobody")).isEmpty();
    assertThat(console.kind()).isEqualTo(VimFault.Kind.NOT_FOUND);
    assertThat(address.kind()).isEqualTo(VimFault.Kind.NOT_FOUND);
  }
}
