package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.pawl.vnfm.vim.VimFault;

/**
 * A process that has just been started and waits for the word to go. It ends by itself when it is
 * closed, or when the VNFM dies, before that word: nothing unknown ever runs.
 */
final class Kept implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<String> command;
  private final Process process;
  private final ProcessRecord record;

  Kept(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.record = awaitFirst();
  }

  /** The first process of the new process namespace, as the machine sees it. */
  ProcessRecord record() {
    return record;
  }

  void go() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new VimFault(VimFault.Kind.FAILED, command + " ended before it began", null, e);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.getInputStream().close();
      process.getErrorStream().close();
    } catch (IOException e) {
      throw new VimFault(VimFault.Kind.FAILED, "cannot let go of " + command, null, e);
    }
  }

  private ProcessRecord awaitFirst() {
    var line = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
      try {
        var text = process.inputReader(StandardCharsets.US_ASCII).readLine();
        line.complete(text == null ? "" : text);
      } catch (IOException e) {
        line.completeExceptionally(e);
      }
    });
    try {
      var first = line.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
      if (!first.isEmpty()) {
        return ProcessRecord.of(Long.parseLong(first));
      }
      var errors = Programs.read(process.getErrorStream()).join();
      throw Programs.failed(command, process.waitFor(), errors);
    } catch (CompletionException e) {
      process.destroyForcibly();
      throw new VimFault(
          VimFault.Kind.UNAVAILABLE,
          "%s did not start within %d s".formatted(command, LIMIT.toSeconds()),
          null,
          e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new VimFault(VimFault.Kind.UNAVAILABLE, "interrupted during " + command, null, e);
    }
  }
}
