package org.pawl.vnfm.trust;

import java.nio.charset.StandardCharsets;

/**
 * Seals secrets that others hand to the VNFM, so that a stolen database does not give them away.
 */
public final class SecretSeal {

  private final MasterKeys masterKey;

  SecretSeal(MasterKeys masterKey) {
    this.masterKey = masterKey;
  }

  /** Encrypts a secret; the name, which says whose it is, has to be the same when it is opened. */
  public byte[] seal(String name, String secret) {
    return masterKey.seal(name, secret.getBytes(StandardCharsets.UTF_8));
  }

  /** Decrypts what {@link #seal} made. */
  public String open(String name, byte[] sealed) {
    return new String(masterKey.open(name, sealed), StandardCharsets.UTF_8);
  }
}
