package org.pawl.vnfm.vim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vim.VimContract;

/** The local VIM with real namespaces; its guests run a few lines of shell in the agent's place. */
class LocalVimTest extends VimContract {

  @TempDir private Path state;
  private ServerSocket vnfm;
  private LocalVim vim;
  private Traces traces;

  @BeforeEach
  void startVim() throws IOException {
    vnfm = new ServerSocket(0);
    vim = LocalVims.at(state, vnfm.getLocalPort(), LocalVims.GUEST);
    traces = new Traces(state);
  }

  @AfterEach
  void stopVnfm() throws IOException {
    vnfm.close();
  }

  @Override
  protected Vim vim() {
    return vim;
  }

  @Test
  void server_whenTheVnfmHasRestarted_isFoundAgain() {
    var server = activeServer();
    var address = vim.managementAddress(server.id());

    var next = LocalVims.at(state, vnfm.getLocalPort(), LocalVims.GUEST);

    assertThat(next.findServerByTag(tag("server"))).contains(server);
    assertThat(next.managementAddress(server.id())).isEqualTo(address);
  }

  @Test
  void guest_whenStarted_seesItsConfigDriveInterfacesAndNothingOfOthers() {
    var server = activeServer();

    var console = LocalVims.awaitConsole(vim, server, "guest is ready");

    assertThat(console)
        .contains("hostname fw-1", "user data {\"vnfcId\":\"vnfc-1\"}")
        .contains("config drive is read-only", "state directory is writable")
        .contains("others' state is hidden", "tmp is empty")
        .contains("interfaces eth0 eth1 eth2 lo")
        .contains("eth0 " + managementPort().macAddress())
        .contains("eth1 " + dataPort("in").macAddress())
        .contains("eth2 " + dataPort("out").macAddress())
        .contains("address " + managementPort().addresses().getFirst() + "/24");
  }

  @Test
  void server_whenMadeFromASnapshot_hasTheDiskOfThatMoment() throws IOException {
    var server = activeServer();
    var disk = state.resolve("servers").resolve(server.id()).resolve("state");
    Files.createDirectories(disk.resolve("more"));
    Files.writeString(disk.resolve("more/configuration.json"), "then");
    var snapshot = vim.createSnapshot(server.id(), "fw-1", tag("snapshot"));
    Files.writeString(disk.resolve("more/configuration.json"), "later");
    vim.deleteServer(server.id());

    var request = request(managementPort(), dataPort("in"), dataPort("out"));
    var made = vim.createServer(from(snapshot.id(), request));

    var kept = state.resolve("servers").resolve(made.id()).resolve("state/more/configuration.json");
    assertThat(Files.readString(kept)).isEqualTo("then");
  }

  @Test
  void agent_whenReachedAtTheManagementAddress_answers() throws IOException {
    var server = activeServer();
    LocalVims.awaitConsole(vim, server, "guest is ready");

    assertThat(greeting(server)).isEqualTo("hello from the guest");
  }

  @Test
  void vnfm_whenReachedAtTheGateway_hearsTheGuest() throws IOException {
    activeServer();

    try (var guest = vnfm.accept();
        var lines = guest.getInputStream()) {
      assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("knock\n");
    }
  }

  @Test
  void guests_whenTheVnfmHasRestartedOnAnotherPort_areLedThere() throws IOException {
    var server = activeServer();
    LocalVims.awaitConsole(vim, server, "guest is ready");

    try (var elsewhere = new ServerSocket(0)) {
      var next = LocalVims.at(state, elsewhere.getLocalPort(), LocalVims.GUEST);
      next.resume();
      traces.killAgent();

      try (var guest = elsewhere.accept()) {
        assertThat(guest.getInputStream().read()).isEqualTo('k');
      }
      assertThat(next.server(server.id())).contains(server);
    }
  }

  @Test
  void agent_whenKilled_isStartedAgainWithinTwoSeconds() {
    var server = activeServer();
    LocalVims.awaitConsole(vim, server, "guest is ready");

    var killed = System.nanoTime();
    traces.killAgent();
    LocalVims.awaitConsole(vim, server, "start 2");

    assertThat(System.nanoTime() - killed).isLessThan(2_000_000_000L);
    assertThat(vim.server(server.id())).map(Server::status).contains(ServerStatus.ACTIVE);
  }

  @Test
  void server_whenStopped_endsItsProcessesAndStartsAgainWithItsDisk() throws IOException {
    var server = activeServer();
    LocalVims.awaitConsole(vim, server, "guest is ready");

    vim.stopServer(server.id());

    assertThat(vim.consoleLog(server.id(), 1000)).contains("guest was told to end");
    assertThat(vim.server(server.id())).map(Server::status).contains(ServerStatus.STOPPED);
    var next = LocalVims.at(state, vnfm.getLocalPort(), LocalVims.GUEST);
    next.resume();
    assertThat(next.server(server.id())).map(Server::status).contains(ServerStatus.STOPPED);

    next.startServer(server.id());

    LocalVims.awaitConsole(next, server, "start 2");
    assertThat(next.server(server.id())).contains(server);
    assertThat(greeting(server)).isEqualTo("hello from the guest");
  }

  @Test
  void relay_whenKilled_isStartedAgainAtTheNextAsking() throws IOException {
    var server = activeServer();
    LocalVims.awaitConsole(vim, server, "guest is ready");
    traces.kill("servers/" + server.id() + "/relay");

    vim.managementAddress(server.id());

    assertThat(greeting(server)).isEqualTo("hello from the guest");
  }

  @Test
  void server_whenItsFirstProcessIsToldToEnd_tellsTheAgentAndIsInError() {
    var server = activeServer();
    LocalVims.awaitConsole(vim, server, "guest is ready");

    traces.terminate("servers/" + server.id());
    LocalVims.awaitConsole(vim, server, "guest was told to end");
    traces.awaitEnd("servers/" + server.id());

    var ended = vim.server(server.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(ServerStatus.ERROR);
    assertThat(ended.fault()).contains("first process");
  }

  @Test
  void server_whenTheMachineHasRestarted_isGoneAndCanBeDeleted() throws IOException {
    var server = activeServer();
    for (var directory : List.of("servers/" + server.id(), "fabric")) {
      traces.kill(directory);
      Files.writeString(state.resolve(directory, "process"), "1 1 an-earlier-run-of-the-machine\n");
    }

    assertThat(vim.server(server.id())).map(Server::status).contains(ServerStatus.GONE);
    vim.deleteServer(server.id());
    assertThat(activeServer().id()).isNotEqualTo(server.id());
  }

  @Test
  void server_whenItsFabricHasEnded_isInError() {
    var server = activeServer();
    traces.kill("fabric");

    assertThat(vim.server(server.id())).map(Server::status).contains(ServerStatus.ERROR);
  }

  @Test
  void consoleLog_whenItGrowsBeyondItsLimit_keepsTheLastLines() {
    var chatty = "i=0; while [ $i -lt 400 ]; do i=$((i+1)); echo line $i; done; exec sleep 600";
    vim = LocalVims.at(state, vnfm.getLocalPort(), chatty);
    var server = activeServer();
    LocalVims.awaitConsole(vim, server, "line 400");
    var console = state.resolve("servers/" + server.id() + "/console/console.log.1");

    traces.await("the log to be put aside", () -> Files.exists(console));

    assertThat(vim.consoleLog(server.id(), 2)).containsExactly("line 399", "line 400");
  }

  @Test
  void all_whenDeleted_leavesNothing() throws IOException {
    var links = traces.machineLinks();
    var mounts = Files.readString(Path.of("/proc/self/mountinfo"));
    activeServer();
    var namespaces = traces.namespaces();

    deleteWhatWasMade();

    assertThat(namespaces).hasSizeGreaterThanOrEqualTo(8);
    traces.awaitNoProcess();
    assertThat(traces.stillThere(namespaces)).isEmpty();
    assertThat(traces.machineLinks()).isEqualTo(links);
    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).isEqualTo(mounts);
    assertThat(traces.files()).containsExactly("keep.sh", "lock");
  }

  @Test
  void machinesOwnNetwork_whenServersRun_isUntouched() throws IOException {
    var links = traces.machineLinks();

    activeServer();

    assertThat(traces.machineLinks()).isEqualTo(links);
  }

  @Test
  void bridgesEnd_whenConnected_leavesNoChecksumToTheHardware() {
    activeServer();

    assertThat(traces.features("p" + dataPort("in").id().replace("-", "").substring(0, 12)))
        .contains("tx-checksumming: off")
        .contains("tcp-segmentation-offload: off")
        .contains("generic-segmentation-offload: off");
  }

  @Test
  void bridges_whenServersComeAndGo_keepTheirAddresses() {
    var server = activeServer();
    var before = traces.bridges();

    vim.deleteServer(server.id());

    assertThat(traces.bridges()).isEqualTo(before);
    assertThat(before).isNotEmpty().allMatch(bridge -> bridge.contains(" 02:"));
  }

  private String greeting(Server server) throws IOException {
    var address = vim.managementAddress(server.id());
    return LocalVims.retry(
        () -> {
          try (var socket = new Socket(address.getAddress(), address.getPort())) {
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.strip();
          }
        },
        text -> !text.isEmpty());
  }
}
