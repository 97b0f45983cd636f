package org.pawl.vnfm.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pawl.vnfm.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyRotationTest {

  private static final SealedColumn COLUMN =
      new SealedColumn("secret_for_test", "sealed", "'secret ' || id");

  @TempDir Path folder;
  final JdbcClient database = JdbcClient.create(TestDatabase.migrated());

  @BeforeEach
  void makeTable() {
    database.sql("create table secret_for_test (id int primary key, sealed bytea)").update();
  }

  /** One VNFM. */
  private final class Node {
    final Path file;
    final MasterKeys keys;
    final KeyRotation rotation;

    Node(Path file) {
      this.file = file;
      this.keys = MasterKeys.in(file);
      this.rotation = new KeyRotation(keys, List.of(COLUMN), database, Clock.systemUTC());
    }

    void put(int id, String secret) {
      database
          .sql("insert into secret_for_test values (?, ?)")
          .params(id, keys.seal("secret " + id, secret.getBytes(StandardCharsets.UTF_8)))
          .update();
    }

    String get(int id) {
      byte[] sealed =
          database
              .sql("select sealed from secret_for_test where id = ?")
              .param(id)
              .query(byte[].class)
              .single();
      return new String(keys.open("secret " + id, sealed), StandardCharsets.UTF_8);
    }
  }

  private Node node(String name) throws Exception {
    return new Node(Files.createDirectories(folder.resolve(name)).resolve("master.key"));
  }

  @Test
  void nextKey_whenEveryVnfmHasIt_takesTheOldOnesPlaceWhileAllRun() throws Exception {
    Node a = node("a");
    Files.createDirectories(folder.resolve("b"));
    Files.copy(
        a.file, folder.resolve("b/master.key"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    Node b = node("b");
    for (int id = 0; id < 250; id++) {
      a.put(id, "s" + id);
    }
    a.rotation.step();
    b.rotation.step();

    Path made = folder.resolve("b/master.key.next");
    MasterKey next = MasterKey.in(made);
    b.rotation.step();
    assertThat(sealedWith(next)).as("while a has the old key only").isZero();
    assertThat(a.get(7)).isEqualTo("s7");

    Files.copy(
        made,
        folder.resolve("a/master.key.next"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    a.rotation.step();
    b.rotation.step();
    a.put(1000, "new");

    assertThat(sealedWith(next)).isEqualTo(251);
    for (Node each : List.of(a, b)) {
      assertThat(each.get(7)).isEqualTo("s7");
      assertThat(each.get(1000)).isEqualTo("new");
    }
    Files.move(
        made, folder.resolve("b/master.key"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Node later = node("b");
    assertThat(later.get(249)).isEqualTo("s249");
    assertThat(later.get(1000)).isEqualTo("new");
  }

  @Test
  void secretsOfBeforeThereWereIdentifiers_whenOpened_areRead() throws Exception {
    Node a = node("a");
    byte[] sealed = a.keys.seal("old", new byte[] {1, 2, 3});
    byte[] withoutHeader =
        java.util.Arrays.copyOfRange(sealed, a.keys.main().header().length, sealed.length);

    assertThat(a.keys.open("old", withoutHeader)).containsExactly(1, 2, 3);
  }

  @Test
  void keysInSettings_whenNotOf32Bytes_areRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> MasterKeys.of("c2VjcmV0", null))
        .hasMessageContaining("pawl.security.master-key")
        .hasMessageNotContaining("c2VjcmV0");
    assertThat(MasterKeys.of(java.util.Base64.getEncoder().encodeToString(new byte[32]), null))
        .isNotNull();
  }

  private int sealedWith(MasterKey key) {
    return database
        .sql("select count(*) from secret_for_test where substring(sealed from 1 for ?) = ?")
        .params(key.header().length, key.header())
        .query(Integer.class)
        .single();
  }
}
