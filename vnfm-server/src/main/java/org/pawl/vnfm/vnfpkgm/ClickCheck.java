package org.pawl.vnfm.vnfpkgm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has Click configurations checked by the engine itself: {@code click --check --json --policy WORDS
 * FILE}, in an empty folder, without environment and without a shell.
 */
@Component
class ClickCheck {

  private static final int MAX_ANSWER = 1 << 20;
  private static final String FILES = "files";

  private final ClickProperties properties;
  private final JsonMapper json;

  ClickCheck(ClickProperties properties, JsonMapper json) {
    this.properties = properties;
    this.json = json;
  }

  /**
   * The mistakes in a configuration; none when it is acceptable. The path is the name that they
   * carry.
   */
  List<ProblemError> check(String path, byte[] text) throws IOException {
    var folder = Files.createTempDirectory("pawl-click-check");
    try {
      var file = folder.resolve(FILES).resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, text);
      return mistakes(run(folder, "--check", "--json", "--policy", properties.policy(), path));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  /** What the program says that it is; fails when it cannot be run. */
  String version() throws IOException {
    var folder = Files.createTempDirectory("pawl-click-check");
    try {
      Files.createDirectory(folder.resolve(FILES));
      return run(folder, "--version").lines().findFirst().orElse("");
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private String run(Path folder, String... arguments) throws IOException {
    var answer = folder.resolve("answer");
    var complaint = folder.resolve("complaint");
    var builder =
        new ProcessBuilder(properties.command())
            .directory(folder.resolve(FILES).toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(answer.toFile())
            .redirectError(complaint.toFile());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    var process = start(builder);
    try {
      if (!process.waitFor(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("did not end within " + properties.timeout().toSeconds() + " s", null);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted", interrupted);
    } finally {
      process.destroyForcibly();
    }
    var text = read(answer);
    if (text.isBlank()) {
      throw failed(
          "ended with code " + process.exitValue() + " and said: " + read(complaint).strip(), null);
    }
    return text;
  }

  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
    }
  }

  private Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "Click configurations cannot be checked: the program "
              + properties.program()
              + " cannot be run ("
              + missing.getMessage()
              + "). Set pawl.click.program to the engine's command.",
          Map.of(),
          missing);
    }
  }

  private List<ProblemError> mistakes(String answer) {
    Answer parsed;
    try {
      parsed = json.readValue(answer, Answer.class);
    } catch (JacksonException notJson) {
      throw failed("answered something else than JSON", notJson);
    }
    var mistakes = parsed.mistakes();
    if (!parsed.ok() && mistakes.isEmpty()) {
      throw failed("refused the configuration without a reason", null);
    }
    return mistakes;
  }

  private Problem failed(String what, @Nullable Throwable cause) {
    return new Problem(
        ProblemType.UNAVAILABLE,
        "Click configurations cannot be checked: the program "
            + properties.program()
            + " "
            + what
            + ".",
        Map.of(),
        cause);
  }

  /** The engine's answer; fields not named here are skipped, and a success has no errors. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(boolean ok, @Nullable List<ProblemError> errors) {

    List<ProblemError> mistakes() {
      return ok || errors == null ? List.of() : List.copyOf(errors);
    }
  }
}
