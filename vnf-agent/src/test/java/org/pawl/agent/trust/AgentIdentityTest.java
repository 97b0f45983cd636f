package org.pawl.agent.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.agent.boot.StateDirectory;

class AgentIdentityTest {

  private static final CaPin PIN = new CaPin("sha256/none");

  @TempDir private Path directory;
  private final UUID vnfcId = UUID.randomUUID();

  private String keyAfterStartWith(String token) throws IOException, GeneralSecurityException {
    try (StateDirectory state = StateDirectory.open(directory)) {
      AgentIdentity.open(vnfcId, PIN, token, state);
      return new String(state.read("key.pem").orElseThrow(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void sameToken_whenStartedAgain_keepsTheKey() throws IOException, GeneralSecurityException {
    String key = keyAfterStartWith("token");

    assertThat(keyAfterStartWith("token")).isEqualTo(key);
  }

  @Test
  void anotherToken_whenStartedOnACopiedDisk_forgetsKeyAndCertificates()
      throws IOException, GeneralSecurityException {
    String key = keyAfterStartWith("token");
    Files.writeString(directory.resolve("certificates.pem"), "of the other");

    assertThat(keyAfterStartWith("another token")).isNotEqualTo(key);

    assertThat(directory.resolve("certificates.pem")).doesNotExist();
    assertThat(Files.readString(directory.resolve("token.sha256"), StandardCharsets.ISO_8859_1))
        .doesNotContain("token");
  }

  @Test
  void stateOfAnOlderAgent_whenStarted_keepsTheKey() throws IOException, GeneralSecurityException {
    String key = keyAfterStartWith("token");
    Files.delete(directory.resolve("token.sha256"));

    assertThat(keyAfterStartWith("token")).isEqualTo(key);
  }
}
