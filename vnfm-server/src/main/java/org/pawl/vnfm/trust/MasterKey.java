package org.pawl.vnfm.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that stays outside of the database and without which the database's keys are worth
 * nothing.
 */
final class MasterKey {

  private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** Sealed secrets begin with these two bytes and the key's identifier; older ones do not. */
  private static final byte[] MARK = {'P', 'K'};

  private static final int ID_BYTES = 8;

  private final String origin;
  private final SecretKey key;
  private final byte[] header;
  private final SecureRandom random = new SecureRandom();

  private MasterKey(String origin, byte[] key) {
    this.origin = origin;
    this.key = new SecretKeySpec(key, "AES");
    this.header =
        ByteBuffer.allocate(MARK.length + ID_BYTES).put(MARK).put(sha256(key), 0, ID_BYTES).array();
  }

  /** The key that a setting holds, in Base64. */
  static MasterKey of(String base64, String setting) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException notBase64) {
      key = new byte[0];
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalStateException(
          "%s must be %d random bytes in Base64".formatted(setting, KEY_BYTES));
    }
    return new MasterKey(setting, key);
  }

  /** Says which key this is, and nothing of the key. */
  String id() {
    return HexFormat.of().formatHex(header, MARK.length, header.length);
  }

  /** What begins all that this key seals. */
  byte[] header() {
    return header.clone();
  }

  /** Whether this key, and no other one, sealed it. */
  boolean sealed(byte[] secret) {
    return secret.length > header.length
        && Arrays.equals(secret, 0, header.length, header, 0, header.length);
  }

  private static byte[] sha256(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Reads the key from a file, which is made first if it is missing. */
  static MasterKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the master key file " + file, e);
    }
  }

  /** Encrypts a secret; the name has to be the same when it is opened. */
  byte[] seal(String name, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, name, nonce);
      return ByteBuffer.allocate(header.length + NONCE_BYTES + cipher.getOutputSize(secret.length))
          .put(header)
          .put(nonce)
          .put(cipher.doFinal(secret))
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /** Decrypts what {@link #seal} made. */
  byte[] open(String name, byte[] sealed) {
    try {
      int start = sealed(sealed) ? header.length : 0;
      byte[] nonce = Arrays.copyOfRange(sealed, start, start + NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, name, nonce)
          .doFinal(sealed, start + NONCE_BYTES, sealed.length - start - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "the key '%s' in the database was sealed with another master key than the one in %s: put back the file that this database was set up with"
              .formatted(name, origin),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static MasterKey read(Path file) throws IOException {
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IllegalStateException(
          "the master key file %s has %d bytes; it must have %d random ones"
              .formatted(file, key.length, KEY_BYTES));
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IllegalStateException(
          "others may read the master key file %s: chmod 600 it".formatted(file));
    }
    return new MasterKey(file.toString(), key);
  }

  /**
   * Two VNFMs that start at once on one file both end up with the key of the one that was first.
   */
  private static void create(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("no directory holds " + file);
    }
    Files.createDirectories(directory);
    Path scratch =
        Files.createTempFile(
            directory, ".master", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.write(scratch, key);
    try {
      Files.createLink(file, scratch);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("another VNFM made the master key file {} meanwhile", file);
    } finally {
      Files.delete(scratch);
    }
  }
}
