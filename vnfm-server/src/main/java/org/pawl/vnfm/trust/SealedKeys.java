package org.pawl.vnfm.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The private keys that all VNFMs on one database share, each made by the first that needs it. */
public final class SealedKeys {

  private final JdbcClient database;
  private final MasterKeys masterKey;

  SealedKeys(JdbcClient database, MasterKeys masterKey) {
    this.database = database;
    this.masterKey = masterKey;
  }

  /** A private key and what belongs to it in public: a certificate or a public key, in DER. */
  public static final class SharedKey {
    private final PrivateKey privateKey;
    private final byte[] publicPart;

    public SharedKey(PrivateKey privateKey, byte[] publicPart) {
      this.privateKey = privateKey;
      this.publicPart = publicPart.clone();
    }

    public PrivateKey privateKey() {
      return privateKey;
    }

    public byte[] publicPart() {
      return publicPart.clone();
    }
  }

  /** The key of that name, made and stored now if there is none yet. */
  public SharedKey getOrCreate(String name, Supplier<SharedKey> maker) {
    return database
        .sql("SELECT algorithm, sealed, public_part FROM sealed_key WHERE name = ?")
        .param(name)
        .query((row, n) -> open(name, row.getString(1), row.getBytes(2), row.getBytes(3)))
        .optional()
        .orElseGet(() -> {
          store(name, maker.get());
          return getOrCreate(name, maker);
        });
  }

  private void store(String name, SharedKey made) {
    database
        .sql(
            """
            INSERT INTO sealed_key (name, algorithm, sealed, public_part) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING
            """)
        .params(
            name,
            made.privateKey().getAlgorithm(),
            masterKey.seal(name, made.privateKey().getEncoded()),
            made.publicPart())
        .update();
  }

  private SharedKey open(String name, String algorithm, byte[] sealed, byte[] publicPart) {
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance(algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(masterKey.open(name, sealed)));
      return new SharedKey(privateKey, publicPart);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the key '%s' in the database is not one that this VNFM can use".formatted(name), e);
    }
  }
}
