package org.pawl.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  @Test
  void file_whenWritten_isReadableByItsUserAlone(@TempDir Path directory) throws Exception {
    try (StateDirectory state = StateDirectory.open(directory.resolve("state"))) {
      state.write("key.pem", new byte[] {1});
      state.write("key.pem", new byte[] {2});

      assertThat(state.read("key.pem")).hasValueSatisfying(c -> assertThat(c).containsExactly(2));
      assertThat(state.read("missing")).isEmpty();
      Path file = directory.resolve("state/key.pem");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void writeThatACrashCutOff_whenWrittenAgain_isReplaced(@TempDir Path directory) throws Exception {
    try (StateDirectory state = StateDirectory.open(directory)) {
      Files.write(directory.resolve("configuration.json.new"), new byte[] {'{'});

      state.write("configuration.json", new byte[] {7});

      assertThat(state.read("configuration.json"))
          .hasValueSatisfying(c -> assertThat(c).containsExactly(7));
      assertThat(directory.resolve("configuration.json.new")).doesNotExist();
    }
  }

  @Test
  void usedDirectory_whenOpenedAgain_isRefused(@TempDir Path directory) throws Exception {
    try (StateDirectory first = StateDirectory.open(directory)) {
      assertThat(first.read("x")).isEmpty();

      assertThatThrownBy(() -> StateDirectory.open(directory))
          .hasMessageContaining("another agent uses");
    }
    StateDirectory.open(directory).close();
  }
}
