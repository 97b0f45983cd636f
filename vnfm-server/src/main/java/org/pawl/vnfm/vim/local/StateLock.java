package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.pawl.vnfm.vim.VimFault;

/**
 * One change of a state directory at a time, whoever makes it: a thread, another VNFM, or the
 * scripts in {@code deploy/local}. The lock is flock(1)'s, which shell scripts share and Java has
 * no call for; the kernel frees it when its holder dies.
 */
final class StateLock {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Programs programs;
  private final StateDirectory state;
  private final ReentrantLock here = new ReentrantLock();

  StateLock(Programs programs, StateDirectory state) {
    this.programs = programs;
    this.state = state;
  }

  <T> T hold(Supplier<T> action) {
    here.lock();
    try {
      state.makeDirectory(state.root());
      return holdAmongProcesses(action);
    } finally {
      here.unlock();
    }
  }

  /** The holder answers a line when it has the lock, and lets it go when its input ends. */
  private <T> T holdAmongProcesses(Supplier<T> action) {
    var file = state.path("lock").toString();
    var command = List.of("flock", "--no-fork", "--timeout", "" + LIMIT.toSeconds(), file, "cat");
    var holder = programs.start(command, Path.of("/"));
    try (var stdin = holder.outputWriter(StandardCharsets.UTF_8);
        var stdout = holder.inputReader(StandardCharsets.UTF_8)) {
      stdin.write("mine\n");
      stdin.flush();
      if (stdout.readLine() == null) {
        throw new VimFault(
            VimFault.Kind.UNAVAILABLE,
            "another process has held %s for %d s".formatted(file, LIMIT.toSeconds()));
      }
      return action.get();
    } catch (IOException e) {
      throw new VimFault(VimFault.Kind.FAILED, "cannot lock " + file, null, e);
    }
  }
}
