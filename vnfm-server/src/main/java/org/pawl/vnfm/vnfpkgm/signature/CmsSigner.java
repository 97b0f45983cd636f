package org.pawl.vnfm.vnfpkgm.signature;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Makes detached CMS signatures; they hold no time, so equal contents get equal ones. */
public final class CmsSigner {

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  /** Signs with a key, and puts the chain, the key's certificate first, into signatures. */
  public CmsSigner(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /** Reads an unencrypted private key in PEM: PKCS #8, or what OpenSSL writes for RSA and EC. */
  public static PrivateKey key(byte[] pem) throws IOException {
    try (var parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
      for (var object = parser.readObject(); object != null; object = parser.readObject()) {
        var converter = new JcaPEMKeyConverter();
        if (object instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        } else if (object instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
    }
    throw new IOException("it holds no unencrypted private key in PEM");
  }

  /** The signature as PEM; the chain is in it, or left out for a file of its own. */
  public String sign(byte[] content, boolean withCertificates) throws GeneralSecurityException {
    return sign(new CMSProcessableByteArray(content), withCertificates);
  }

  /** Like {@link #sign(byte[], boolean)}, for a content that is read in pieces. */
  public String sign(CMSTypedData content, boolean withCertificates)
      throws GeneralSecurityException {
    try {
      var generator = new CMSSignedDataGenerator();
      var signer = new KeySigner(key);
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      var timed = new DefaultSignedAttributeTableGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(digests)
              .setSignedAttributeGenerator(
                  values -> timed.getAttributes(values).remove(CMSAttributes.signingTime))
              .build(signer, chain.getFirst()));
      if (withCertificates) {
        generator.addCertificates(new JcaCertStore(chain));
      }
      return pem(generator.generate(content, false).getEncoded());
    } catch (CMSException | OperatorCreationException | IOException failed) {
      throw new GeneralSecurityException("cannot sign: " + failed.getMessage(), failed);
    }
  }

  private static String pem(byte[] encoded) throws IOException {
    var text = new StringWriter();
    try (var writer = new PemWriter(text)) {
      writer.writeObject(new PemObject("CMS", encoded));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
