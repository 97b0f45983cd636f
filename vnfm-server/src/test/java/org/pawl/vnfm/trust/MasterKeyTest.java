package org.pawl.vnfm.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

  private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  @Test
  void missingFile_whenKeyIsNeeded_isMadeForItsOwnerOnly() throws IOException {
    Path file = directory.resolve("secrets/master.key");

    byte[] sealed = MasterKey.in(file).seal("ca", SECRET);

    assertThat(Files.size(file)).isEqualTo(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(MasterKey.in(file).open("ca", sealed)).isEqualTo(SECRET);
    try (var left = Files.list(file.resolveSibling("."))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void sealedKey_whenOpenedWithAnotherMasterKey_saysWhichFileToPutBack() {
    byte[] sealed = MasterKey.in(directory.resolve("one")).seal("ca", SECRET);
    Path other = directory.resolve("other");

    assertThatThrownBy(() -> MasterKey.in(other).open("ca", sealed))
        .hasMessageContaining(other.toString())
        .hasMessageContaining("'ca'");
  }

  @Test
  void sealedKey_whenOpenedUnderAnotherName_isRefused() {
    MasterKey key = MasterKey.in(directory.resolve("key"));
    byte[] sealed = key.seal("ca", SECRET);

    assertThatThrownBy(() -> key.open("token-signing", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sameSecret_whenSealedTwice_looksDifferent() {
    MasterKey key = MasterKey.in(directory.resolve("key"));

    assertThat(key.seal("ca", SECRET)).isNotEqualTo(key.seal("ca", SECRET));
  }

  @Test
  void openFile_whenOthersMayRead_isRefusedWithTheRemedy() throws IOException {
    Path file = Files.write(directory.resolve("key"), new byte[32]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> MasterKey.in(file)).hasMessageContaining("chmod 600");
  }

  @Test
  void shortFile_whenRead_isRefused() throws IOException {
    Path file = Files.write(directory.resolve("key"), new byte[16]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> MasterKey.in(file)).hasMessageContaining("16 bytes");
  }
}
