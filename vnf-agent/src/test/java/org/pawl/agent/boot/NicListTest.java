package org.pawl.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NicListTest {
  @TempDir Path directory;

  @Test
  void list_whenRead_givesPlacesByHardwareAddress() throws IOException {
    Path file = directory.resolve("devices");
    Files.writeString(file, "52:54:00:AA:00:01 0000:00:04.0\n52:54:00:aa:00:02 0000:00:05.0\n");

    assertThat(NicList.read(file.toString()))
        .containsEntry("52:54:00:aa:00:01", "0000:00:04.0")
        .containsEntry("52:54:00:aa:00:02", "0000:00:05.0")
        .hasSize(2);
    assertThat(NicList.read("")).isEmpty();
  }

  @Test
  void list_whenTornOrMissing_saysWhere() throws IOException {
    Path file = directory.resolve("devices");
    Files.writeString(file, "52:54:00:aa:00:01\n");

    assertThatThrownBy(() -> NicList.read(file.toString()))
        .isInstanceOf(BootException.class)
        .hasMessageContaining("MAC PCI-ADDRESS");
    assertThatThrownBy(() -> NicList.read(directory.resolve("none").toString()))
        .isInstanceOf(BootException.class)
        .hasMessageContaining("PAWL_AGENT_DEVICES");
  }
}
