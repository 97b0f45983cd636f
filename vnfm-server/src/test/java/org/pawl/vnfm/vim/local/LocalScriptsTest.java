package org.pawl.vnfm.vim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.vnfm.vim.PortRequest;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerRequest;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Tag;

/** The scripts in {@code deploy/local} and the VNFM on one and the same state directory. */
class LocalScriptsTest {

  private static final Path SCRIPTS = Path.of("..", "deploy", "local").toAbsolutePath();
  private static final String BRIDGING_GUEST =
      """
      ip link add br0 type bridge
      for i in eth0 eth1; do ip link set dev $i master br0; done
      ip link set dev br0 up
      echo bridging
      exec sleep 600
      """;

  @TempDir private Path home;
  private Path state;
  private LocalVim vim;
  private Traces traces;

  @BeforeEach
  void startVim() {
    state = home.resolve("vim");
    vim = LocalVims.at(state, 8444, BRIDGING_GUEST);
    traces = new Traces(state);
  }

  @AfterEach
  void endAll() throws Exception {
    assertThat(clean(state.toString()).status()).isZero();
    traces.awaitNoProcess();
  }

  @Test
  void hosts_whenOnOneNetwork_reachEachOtherWithoutAVnfm() throws Exception {
    add("alice", "left", "10.77.0.1/24");
    add("bob", "left", "10.77.0.2/24");

    assertThat(ping("alice", "10.77.0.2")).isZero();
    assertThat(host("list").output().lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactly("alice", "bob");
  }

  @Test
  void hosts_whenAServerStandsBetween_reachEachOtherThroughIt() throws Exception {
    add("alice", "left", "10.77.0.1/24");
    var server = bridgingServer();
    add("bob", "right", "10.77.0.2/24");
    LocalVims.awaitConsole(vim, server, "bridging");

    var through = ping("alice", "10.77.0.2");
    vim.deleteServer(server.id());
    var without = ping("alice", "10.77.0.2");

    assertThat(through).isZero();
    assertThat(without).isNotZero();
  }

  @Test
  void network_whenItsPortsGo_livesWhileAHostIsOnItAndNotLonger() throws Exception {
    var server = bridgingServer();
    add("alice", "left", "10.77.0.1/24");
    add("bob", "left", "10.77.0.2/24");

    vim.deleteServer(server.id());
    server.portIds().forEach(vim::deletePort);

    assertThat(ping("alice", "10.77.0.2")).isZero();
    assertThat(host("del", "alice").status()).isZero();
    assertThat(host("del", "bob").status()).isZero();
    traces.awaitNoProcess();
    assertThat(traces.files()).containsExactly("keep.sh", "lock");
  }

  @Test
  void host_whenDeleted_takesWhatRunsOnItAlong() throws Exception {
    add("alice", "left", "10.77.0.1/24");
    var running = begin(script("host.sh", "exec", "alice", "sleep", "600"));

    host("del", "alice");

    assertThat(running.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void host_whenItsAddressIsWrong_isRefusedAndLeavesNothing() throws Exception {
    var wrong = host("add", "alice", "--network", "left", "--address", "10.77.0.1/99");

    assertThat(wrong.status()).isNotZero();
    assertThat(wrong.output()).contains("10.77.0.1/99");
    assertThat(traces.files()).containsExactly("lock");
  }

  @Test
  void host_whenWrittenWrongly_isRefusedWithAWordOnHowToMendIt() throws Exception {
    assertThat(host("add", "A", "--network", "left", "--address", "10.77.0.1/24").output())
        .contains("'A' is no host name");
    assertThat(host("add", "alice", "--network", "mgmt", "--address", "10.77.0.1/24").output())
        .contains("use another");
    assertThat(host("add", "alice", "--network", "left", "--address", "10.77.0.1").output())
        .contains("10.0.0.1/24");
    assertThat(host("exec", "nobody", "true").output()).contains("no host 'nobody'");
    assertThat(host("del", "nobody").output()).contains("no host 'nobody'");
  }

  @Test
  void clean_whenToldToKeepTheRecords_leavesServersInError() throws Exception {
    add("alice", "left", "10.77.0.1/24");
    var server = bridgingServer();

    assertThat(clean("--keep", state.toString()).status()).isZero();

    traces.awaitNoProcess();
    assertThat(vim.server(server.id())).map(Server::status).contains(ServerStatus.ERROR);
    vim.deleteServer(server.id());
    server.portIds().forEach(vim::deletePort);
    assertThat(traces.files()).containsExactly("keep.sh", "lock");
  }

  @Test
  void serversThatClean_tookDown_runAgainWhenTheVimResumes() throws Exception {
    var server = bridgingServer();
    assertThat(clean("--keep", state.toString()).status()).isZero();

    vim.resume();

    assertThat(vim.server(server.id())).map(Server::status).contains(ServerStatus.ACTIVE);
    assertThat(traces.processes()).isNotEmpty();
    vim.deleteServer(server.id());
    server.portIds().forEach(vim::deletePort);
    traces.awaitNoProcess();
  }

  @Test
  void clean_whenARecordNamesAProcessThatIsNotOurs_leavesItAlone() throws Exception {
    bridgingServer();
    var stranger = begin(new ProcessBuilder("sleep", "600"));
    var record = ProcessRecord.of(stranger.pid());
    Files.createDirectories(state.resolve("servers/other"));
    Files.writeString(
        state.resolve("servers/other/process"),
        new ProcessRecord(record.pid(), record.startTime() - 1, record.bootId()).text());

    clean(state.toString());

    assertThat(stranger.isAlive()).isTrue();
    traces.awaitNoProcess();
    assertThat(traces.files()).isEmpty();
    stranger.destroyForcibly();
  }

  private Server bridgingServer() {
    var ports =
        List.of("left", "right").stream()
            .map(network -> vim.createPort(new PortRequest(network, tag(network), network)).id())
            .toList();
    return vim.createServer(new ServerRequest("bridge", tag("server"), null, 1, 64, ports, "{}"));
  }

  private static Tag tag(String step) {
    return new Tag("occurrence", step, "instance", "vnfc");
  }

  private void add(String name, String network, String address) throws Exception {
    var added = host("add", name, "--network", network, "--address", address);
    assertThat(added.status()).as(added.output()).isZero();
  }

  private int ping(String from, String to) throws Exception {
    return host("exec", from, "ping", "-q", "-c", "1", "-W", "1", to).status();
  }

  private Result host(String... arguments) throws Exception {
    return run(script("host.sh", arguments));
  }

  private Result clean(String... arguments) throws Exception {
    return run(script("clean.sh", arguments));
  }

  private ProcessBuilder script(String name, String... arguments) {
    var command = new ArrayList<>(List.of(SCRIPTS.resolve(name).toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("PAWL_STATE", home.toString());
    return builder;
  }

  private static Result run(ProcessBuilder builder) throws Exception {
    var process = begin(builder);
    return new Result(ChildJvm.outputOf(process), process.waitFor());
  }

  private static Process begin(ProcessBuilder builder) throws IOException {
    return builder.redirectErrorStream(true).start();
  }

  private record Result(String output, int status) {}
}
