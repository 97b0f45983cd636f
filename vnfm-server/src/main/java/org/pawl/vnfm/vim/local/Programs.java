package org.pawl.vnfm.vim.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.pawl.vnfm.vim.VimFault;

/** Runs the machine's programs with a list of arguments, a time limit and a bare environment. */
final class Programs {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PATH =
      System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin";

  /** Runs a program to its end and gives what it printed. */
  String run(List<String> command) {
    return run(command, "");
  }

  /** Runs a program to its end with this input and gives what it printed. */
  String run(List<String> command, String input) {
    var process = start(command, Path.of("/"));
    var output = read(process.getInputStream());
    var errors = read(process.getErrorStream());
    try {
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      } catch (IOException e) {
        // It did not read its input to the end; what it then says and its status tell why.
        errors = errors.thenApply(text -> text + " (" + e.getMessage() + ")");
      }
      if (!process.waitFor(LIMIT)) {
        process.destroyForcibly();
        throw new VimFault(
            VimFault.Kind.UNAVAILABLE,
            "%s did not end within %d s".formatted(command, LIMIT.toSeconds()));
      }
      if (process.exitValue() != 0) {
        throw failed(command, process.exitValue(), errors.join());
      }
      return output.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new VimFault(VimFault.Kind.UNAVAILABLE, "interrupted during " + command, null, e);
    }
  }

  /** Starts a program whose input and outputs the caller holds. */
  Process start(List<String> command, Path directory) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().put("LANG", "C.UTF-8");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new VimFault(
          VimFault.Kind.FAILED,
          "cannot run %s; the local VIM needs util-linux, iproute2, ethtool and socat: %s"
              .formatted(command.getFirst(), e.getMessage()),
          null,
          e);
    }
  }

  static VimFault failed(List<String> command, int status, String errors) {
    return new VimFault(
        VimFault.Kind.FAILED,
        "%s ended with status %d: %s".formatted(command, status, errors.strip()));
  }

  /** Reads a stream to its end beside the caller. */
  static CompletableFuture<String> read(InputStream stream) {
    var text = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
      try (stream) {
        text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        text.completeExceptionally(e);
      }
    });
    return text.orTimeout(LIMIT.toSeconds() + 5, TimeUnit.SECONDS);
  }
}
