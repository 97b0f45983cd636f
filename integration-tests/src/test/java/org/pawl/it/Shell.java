package org.pawl.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs as a user would from a shell, and keeps what they print. */
final class Shell {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** How a program ended and what it printed, both streams together. */
  record Result(int exitCode, String output) {}

  private final Path directory;
  private final Map<String, String> environment;

  Shell(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
  }

  /** Runs a program to its end, whatever its exit code. */
  Result run(String... command) {
    try {
      Path output = Files.createTempFile("pawl-it", ".out");
      try {
        Process process = begin(output, command);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(
              "no end after %s: %s%n%s"
                  .formatted(LIMIT, List.of(command), Files.readString(output)));
        }
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + List.of(command), e);
    }
  }

  /** Runs a program that must end well, and gives what it printed. */
  String succeed(String... command) {
    Result result = run(command);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          "exit %d of %s%n%s".formatted(result.exitCode(), List.of(command), result.output()));
    }
    return result.output();
  }

  /** Begins a program in the background; its output goes to the file. */
  Process begin(Path output, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
