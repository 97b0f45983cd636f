package org.pawl.vnfm.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** The certificates of authorities that a file names, as a trust store. */
public final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /** Reads all certificates of a PEM file. */
  public static KeyStore in(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream text = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
        store.setCertificateEntry("authority " + number++, each);
      }
    }
    if (store.size() == 0) {
      throw new IOException("there is no certificate in " + file);
    }
    return store;
  }
}
