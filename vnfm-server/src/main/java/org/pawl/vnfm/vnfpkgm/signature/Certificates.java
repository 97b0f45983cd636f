package org.pawl.vnfm.vnfpkgm.signature;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates, PEM or DER. */
public final class Certificates {

  private Certificates() {}

  /** All certificates in a file; there has to be one. */
  public static List<X509Certificate> read(byte[] file) throws CertificateException {
    var found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(file))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (found.isEmpty()) {
      throw new CertificateException("it holds no certificate");
    }
    return found;
  }
}
