package org.pawl.vnfm.vim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pawl.vnfm.vim.PortRequest;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerRequest;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vim.Vim;

/** A VNFM is killed while it makes a server; the next one finds it whole, or makes it anew. */
class CrashTest {

  private static final String SCRIPT = "echo up; exec sleep 600";

  @TempDir private Path state;

  /** The maker that gets killed. */
  static final class Maker {

    private Maker() {}

    /** The argument is the state directory. */
    public static void main(String[] arguments) {
      var vim = LocalVims.at(Path.of(arguments[0]), 8444, SCRIPT);
      System.out.println("begin");
      make(vim);
      System.out.println("end");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 80, 160, 240, 320, 400})
  void server_whenItsMakerIsKilled_isAdoptedOrMadeAnewAndLeavesNothing(int milliseconds)
      throws Exception {
    var traces = new Traces(state);
    var maker = ChildJvm.start(List.of(), Maker.class, state.toString());
    maker.inputReader(StandardCharsets.UTF_8).readLine();
    Thread.sleep(milliseconds);
    maker.destroyForcibly().waitFor();

    var vim = LocalVims.at(state, 8444, SCRIPT);
    var found = vim.findServerByTag(tag("server"));
    var server = make(vim);

    found.ifPresent(standing -> assertThat(server.id()).isEqualTo(standing.id()));
    assertThat(server.status()).as(server.toString()).isEqualTo(ServerStatus.ACTIVE);
    LocalVims.awaitConsole(vim, server, "up");
    vim.deleteServer(server.id());
    server.portIds().forEach(vim::deletePort);
    traces.awaitNoProcess();
    assertThat(traces.files()).containsExactly("keep.sh", "lock");
  }

  private static Server make(Vim vim) {
    var management = vim.createPort(new PortRequest("mgmt", tag("mgmt"), "mgmt"));
    var in = vim.createPort(new PortRequest("in", tag("in"), "left"));
    return vim.createServer(
        new ServerRequest(
            "fw", tag("server"), null, 1, 64, List.of(management.id(), in.id()), "{}"));
  }

  private static Tag tag(String step) {
    return new Tag("occurrence", step, "instance", "vnfc");
  }
}
