package org.pawl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.model.DataPort;
import org.pawl.agent.model.ManagementPort;
import org.pawl.agent.model.UserData;
import org.pawl.agent.model.VnfmAddress;

/**
 * A guest without a machine: config drive, state directory, and the agent as a process of its own.
 */
final class TestGuest implements AutoCloseable {
  final UUID vnfcId = UUID.randomUUID();
  final Path directory;
  final int port;

  private final String library;
  private @Nullable Process process;

  TestGuest(Path directory, TestVnfm vnfm, String caPin) throws IOException {
    this(directory, vnfm, caPin, System.getProperty("pawl.click.library", ""));
  }

  TestGuest(Path directory, TestVnfm vnfm, String caPin, String library) throws IOException {
    this.directory = directory;
    this.library = library;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    UserData userData =
        new UserData(
            vnfcId,
            "instance-1",
            new VnfmAddress(vnfm.url(), caPin),
            TestVnfm.TOKEN,
            new ManagementPort("lo", "127.0.0.1/8"),
            List.of(
                new DataPort("in", "eth1", null, "net_ring0"),
                new DataPort("out", "eth2", null, "net_ring1")));
    Path drive = Files.createDirectories(directory.resolve("config/openstack/latest"));
    Files.write(drive.resolve("user_data"), userData.toJson());
  }

  /** Starts the agent as a supervisor does. */
  void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : Files.readAllLines(Path.of("src/main/launch/agent.options"))) {
      if (option.startsWith("-")) {
        command.add(option);
      }
    }
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-cp", "target/classes", "org.pawl.agent.Agent"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
    builder.environment().put("PAWL_CONFIG_DRIVE", directory.resolve("config").toString());
    builder.environment().put("PAWL_AGENT_STATE", state().toString());
    builder.environment().put("PAWL_AGENT_LISTEN_PORT", Integer.toString(port));
    builder.environment().put("PAWL_CLICK_LIBRARY", library);
    process = builder.start();
  }

  Path state() {
    return directory.resolve("state");
  }

  Path console() {
    return directory.resolve("console.log");
  }

  boolean consoleSays(String text) {
    try {
      return Files.readString(console()).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** When the console got its last line with this text. */
  Instant timeOf(String text) throws IOException {
    return Files.readAllLines(console()).stream()
        .filter(line -> line.contains(text))
        .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  Process process() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  /** Ends the agent as a crash does. */
  void kill() throws InterruptedException {
    process().destroyForcibly().waitFor();
  }

  /** Waits for what must come true within the time. */
  void await(String what, Duration time, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(process != null && !process.isAlive() ? "the agent ended" : "")
          .as(what + "\n" + Files.readString(console()))
          .isEmpty();
      assertThat(System.nanoTime()).as(what + "\n" + Files.readString(console())).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      try {
        process.onExit().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        process.destroyForcibly();
        throw new AssertionError("the agent did not end when told to", e);
      }
    }
  }
}
