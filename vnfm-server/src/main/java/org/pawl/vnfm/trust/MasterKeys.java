package org.pawl.vnfm.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The master key, and the next one while one takes the other's place. The next one lies beside it,
 * with {@code .next} behind its name, or comes by a setting.
 */
final class MasterKeys {

  private final MasterKey main;
  private final @Nullable Path nextFile;
  private volatile @Nullable MasterKey next;
  private volatile boolean sealingWithNext;

  private MasterKeys(MasterKey main, @Nullable MasterKey next, @Nullable Path nextFile) {
    this.main = main;
    this.next = next;
    this.nextFile = nextFile;
  }

  /** Keys that are files; the first is made when it is missing. */
  static MasterKeys in(Path file) {
    MasterKeys keys =
        new MasterKeys(MasterKey.in(file), null, file.resolveSibling(file.getFileName() + ".next"));
    keys.lookForNext();
    return keys;
  }

  /** Keys that are settings, in Base64. */
  static MasterKeys of(String main, @Nullable String next) {
    return new MasterKeys(
        MasterKey.of(main, "pawl.security.master-key"),
        next == null ? null : MasterKey.of(next, "pawl.security.next-master-key"),
        null);
  }

  MasterKey main() {
    return main;
  }

  Optional<MasterKey> next() {
    return Optional.ofNullable(next);
  }

  /** Takes notice of a key that was put beside the first one meanwhile. */
  void lookForNext() {
    if (next == null && nextFile != null && Files.exists(nextFile)) {
      MasterKey found = MasterKey.in(nextFile);
      next = found.id().equals(main.id()) ? null : found;
    }
  }

  /** From now on secrets are sealed with the next key. */
  void sealWithNext() {
    sealingWithNext = next != null;
  }

  /** Encrypts a secret; the name has to be the same when it is opened. */
  byte[] seal(String name, byte[] secret) {
    MasterKey newer = next;
    return (sealingWithNext && newer != null ? newer : main).seal(name, secret);
  }

  /** Decrypts what {@link #seal} made, with whichever of the keys. */
  byte[] open(String name, byte[] sealed) {
    if (!main.sealed(sealed)) {
      lookForNext();
      MasterKey newer = next;
      if (newer != null && newer.sealed(sealed)) {
        return newer.open(name, sealed);
      }
    }
    return main.open(name, sealed);
  }
}
