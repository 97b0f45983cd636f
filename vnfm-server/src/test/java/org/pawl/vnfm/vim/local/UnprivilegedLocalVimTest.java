package org.pawl.vnfm.vim.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same tests once more, in a process without privilege: it may make no namespace but a user's,
 * and change no interface. (Of a process of user 0 the kernel wants CAP_SETFCAP to make user 0 of a
 * user namespace of it; of any other user it wants nothing.)
 */
class UnprivilegedLocalVimTest {

  private static final List<String> WITHOUT_PRIVILEGE =
      List.of("setpriv", "--bounding-set=-all,+setfcap", "--inh-caps=-all", "--no-new-privs");

  @Test
  void localVim_whenRunWithoutPrivilege_passesItsTests() throws Exception {
    assumeTrue(
        Fabric.mayMakeNamespaces(), "this user has no privilege: the tests themselves showed it");

    var tests =
        ChildJvm.start(
            WITHOUT_PRIVILEGE,
            TestRun.class,
            LocalVimTest.class.getName(),
            LocalScriptsTest.class.getName());
    var output = ChildJvm.outputOf(tests);

    assertThat(tests.waitFor()).as(output).isZero();
  }

  @Test
  void process_whenStartedWithoutPrivilege_mayMakeNoNetworkNamespace()
      throws IOException, InterruptedException {
    assumeTrue(Fabric.mayMakeNamespaces(), "this user has no privilege to begin with");
    var command = new ArrayList<>(WITHOUT_PRIVILEGE);
    command.addAll(List.of("unshare", "--net", "true"));

    var unshare = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(ChildJvm.outputOf(unshare)).contains("Operation not permitted");
    assertThat(unshare.waitFor()).isNotZero();
  }
}
