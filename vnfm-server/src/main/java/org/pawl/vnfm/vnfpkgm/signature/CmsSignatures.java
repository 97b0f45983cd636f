package org.pawl.vnfm.vnfpkgm.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/**
 * Verifies detached CMS signatures: that they fit the content, and that a trusted authority vouches
 * for the signer today. What a signature says of its own time is not believed.
 */
public final class CmsSignatures {

  private static final String SUMMARY = "The package's signature is not accepted";
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");
  private static final int MAX_SIGNERS = 8;
  private static final int MAX_CERTIFICATES = 32;
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final Set<String> PURPOSES =
      Set.of("2.5.29.37.0", "1.3.6.1.5.5.7.3.3", "1.3.6.1.5.5.7.3.4"); // any, code, e-mail

  /** What was signed; opened anew for each reading. */
  public interface Content {
    InputStream open() throws IOException;
  }

  /** A reason why a signature is refused. */
  private static class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }

    Refused(String reason, @Nullable Exception cause) {
      super(reason, cause);
    }
  }

  /** The signature is of something else, perhaps of another form of the content. */
  private static final class Altered extends Refused {
    private static final long serialVersionUID = 1L;

    Altered(X509Certificate certificate, @Nullable Exception cause) {
      super(
          "the content is not what " + subject(certificate) + " signed, or it was altered since",
          cause);
    }
  }

  private final SignerRoots roots;
  private final Clock clock;

  public CmsSignatures(SignerRoots roots, Clock clock) {
    this.roots = roots;
    this.clock = clock;
  }

  /**
   * Verifies a signature; every signer in it has to be trusted.
   *
   * @param place the file, and the line if it has one, that holds the signature
   * @param cms the signature, PEM or DER
   * @param certificate a file with the signer's certificate, empty when the signature has it
   * @param contents what was signed, in all the forms in which it may have been
   * @return the first signer
   */
  public Signer verify(ProblemError place, byte[] cms, byte[] certificate, Content... contents)
      throws IOException {
    try {
      var encoded = decoded(cms);
      var digests = new CMSSignedData(encoded).getDigestAlgorithmIDs();
      var names = new HashMap<ASN1ObjectIdentifier, String>();
      for (var each : digests) {
        names.put(each.getAlgorithm(), digest(each.getAlgorithm()));
      }
      Refused last = new Refused("nothing is signed");
      for (var content : contents) {
        try {
          return signer(new CMSSignedData(hashes(content, names), encoded), certificate);
        } catch (Altered altered) {
          last = altered;
        }
      }
      throw last;
    } catch (CMSException | RuntimeException malformed) {
      throw refused(place, "it is no CMS signature (" + malformed.getMessage() + ")", malformed);
    } catch (Refused refused) {
      throw refused(place, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static byte[] decoded(byte[] cms) throws IOException, Refused {
    if (cms.length > 0 && cms[0] == 0x30) {
      return cms;
    }
    try (var pem = new PEMParser(new StringReader(new String(cms, StandardCharsets.US_ASCII)))) {
      var object = pem.readPemObject();
      if (object == null) {
        throw new Refused("it is no CMS signature, neither as PEM nor as DER");
      }
      return object.getContent();
    }
  }

  private static String digest(ASN1ObjectIdentifier algorithm) throws Refused {
    var name = DIGESTS.get(algorithm);
    if (name == null) {
      throw new Refused(
          "it uses the digest algorithm " + algorithm + ": sign with SHA-256, SHA-384 or SHA-512");
    }
    return name;
  }

  private static Map<ASN1ObjectIdentifier, byte[]> hashes(
      Content content, Map<ASN1ObjectIdentifier, String> names) throws IOException {
    var digests = new HashMap<ASN1ObjectIdentifier, MessageDigest>();
    try (var in = content.open()) {
      for (var name : names.entrySet()) {
        digests.put(name.getKey(), MessageDigest.getInstance(name.getValue()));
      }
      var buffer = new byte[1 << 16];
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (var digest : digests.values()) {
          digest.update(buffer, 0, count);
        }
      }
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-2", impossible);
    }
    return digests.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().digest()));
  }

  private Signer signer(CMSSignedData signed, byte[] certificate) throws Refused {
    if (signed.getSignedContent() != null) {
      throw new Refused("it holds a content of its own: sign detached");
    }
    var signers = List.copyOf(signed.getSignerInfos().getSigners());
    var known = certificates(signed, certificate);
    if (signers.isEmpty() || signers.size() > MAX_SIGNERS || known.size() > MAX_CERTIFICATES) {
      throw new Refused(
          "it has %d signers and %d certificates, and may have 1 to %d and up to %d"
              .formatted(signers.size(), known.size(), MAX_SIGNERS, MAX_CERTIFICATES));
    }
    var trusted = new ArrayList<Signer>();
    for (var each : signers) {
      digest(each.getDigestAlgorithmID().getAlgorithm());
      trusted.add(signer(each, known));
    }
    return trusted.getFirst();
  }

  private static List<X509Certificate> certificates(CMSSignedData signed, byte[] certificate)
      throws Refused {
    var known = new ArrayList<X509Certificate>();
    try {
      if (certificate.length > 0) {
        known.addAll(Certificates.read(certificate));
      }
      for (X509CertificateHolder each : signed.getCertificates().getMatches(null)) {
        known.add(new JcaX509CertificateConverter().getCertificate(each));
      }
      return known;
    } catch (CertificateException malformed) {
      throw new Refused("a certificate cannot be read (" + malformed.getMessage() + ")", malformed);
    }
  }

  private Signer signer(SignerInformation signer, List<X509Certificate> known) throws Refused {
    var certificate =
        known.stream()
            .filter(each -> matches(signer, each))
            .findFirst()
            .orElseThrow(() ->
                new Refused(
                    "the signer's certificate is missing: put it into the signature, or beside it as a file"));
    try {
      var verifier = new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey());
      if (!signer.verify(verifier)) {
        throw new Altered(certificate, null);
      }
    } catch (CMSException | OperatorCreationException unfit) {
      throw new Altered(certificate, unfit);
    }
    requireSigning(certificate);
    return new Signer(
        subject(certificate),
        subject(root(certificate, known)),
        certificate.getNotAfter().toInstant());
  }

  private static boolean matches(SignerInformation signer, X509Certificate certificate) {
    try {
      return signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()));
    } catch (IOException | CertificateException malformed) {
      throw new IllegalArgumentException("a certificate cannot be encoded again", malformed);
    }
  }

  private void requireSigning(X509Certificate certificate) throws Refused {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      var usage = certificate.getKeyUsage();
      var purposes = certificate.getExtendedKeyUsage();
      var mayNotSign = usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION];
      if (mayNotSign || (purposes != null && purposes.stream().noneMatch(PURPOSES::contains))) {
        throw new Refused("the certificate of " + subject(certificate) + " is not for signing");
      }
    } catch (CertificateExpiredException expired) {
      throw new Refused(
          "the certificate of "
              + subject(certificate)
              + " expired on "
              + certificate.getNotAfter().toInstant()
              + ": sign again with a valid one",
          expired);
    } catch (CertificateNotYetValidException early) {
      throw new Refused(
          "the certificate of "
              + subject(certificate)
              + " is not valid before "
              + certificate.getNotBefore().toInstant(),
          early);
    } catch (CertificateException malformed) {
      throw new Refused("a certificate cannot be read", malformed);
    }
  }

  /** The trusted authority that the chain leads to, which may be the certificate itself. */
  private X509Certificate root(X509Certificate certificate, List<X509Certificate> known)
      throws Refused {
    var anchors = roots.roots();
    if (anchors.contains(certificate)) {
      return certificate;
    }
    var target = new X509CertSelector();
    target.setCertificate(certificate);
    try {
      var parameters =
          new PKIXBuilderParameters(
              anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()),
              target);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(clock.instant()));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
      var path = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      return path.getTrustAnchor().getTrustedCert();
    } catch (CertPathBuilderException | InvalidAlgorithmParameterException untrusted) {
      throw new Refused(
          "no trusted authority vouches for "
              + subject(certificate)
              + ", whose certificate "
              + certificate.getIssuerX500Principal().getName()
              + " issued: add that authority to "
              + roots.whereToAdd(),
          untrusted);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has PKIX", impossible);
    }
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static Problem refused(ProblemError place, String reason, Exception cause) {
    var error = new ProblemError(place.file(), place.line(), null, place.message() + reason);
    return new Problem(
        ProblemType.INVALID_VNF_PACKAGE,
        SUMMARY + ": " + error,
        Map.of("errors", List.of(error)),
        cause);
  }
}
