package org.pawl.vnfm.trust;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Writes certificates as text. */
public final class Pem {

  private Pem() {}

  /** A certificate between its BEGIN and END lines. */
  public static String of(X509Certificate certificate) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a certificate as PEM", e);
    }
    return text.toString();
  }
}
