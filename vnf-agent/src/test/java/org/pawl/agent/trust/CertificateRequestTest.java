package org.pawl.agent.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

class CertificateRequestTest {

  @Test
  void request_whenReadByAnotherLibrary_hasNameKeyAndValidSignature() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    for (int i = 0; i < 50; i++) { // signatures differ in length
      KeyPair keys = generator.generateKeyPair();
      String name = "3f1c0a4e-9b1f-4b0a-8f0e-" + "%012x".formatted(i);

      String pem = CertificateRequest.pem(keys, name);

      try (PEMParser parser = new PEMParser(new StringReader(pem))) {
        PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
        assertThat(request.getSubject()).hasToString("CN=" + name);
        assertThat(request.getSubjectPublicKeyInfo().getEncoded())
            .isEqualTo(keys.getPublic().getEncoded());
        assertThat(
                request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(keys.getPublic())))
            .isTrue();
      }
    }
  }

  @Test
  void longValues_whenEncoded_haveLongLengths() {
    assertThat(Der.tagged(4, new byte[127])).startsWith(4, 127).hasSize(129);
    assertThat(Der.tagged(4, new byte[128])).startsWith(4, (byte) 0x81, (byte) 128).hasSize(131);
    assertThat(Der.tagged(4, new byte[256])).startsWith(4, (byte) 0x82, 1, 0).hasSize(260);
  }
}
