package org.pawl.vnfm.agent;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.KnownServers;
import org.pawl.vnfm.VnfmClient;
import org.pawl.vnfm.trust.EllipticKeys;

/** An agent as a guest would run it: own key, real signing request, real TLS. */
final class TestAgent {

  final UUID vnfcId = UUID.randomUUID();
  final UUID vnfInstanceId = UUID.randomUUID();
  final UUID bootEpoch = UUID.randomUUID();
  final KeyPair keys = EllipticKeys.generate();
  private final VnfmClient vnfm;
  private @Nullable X509Certificate certificate;
  private @Nullable HttpClient client;

  TestAgent(VnfmClient vnfm) {
    this.vnfm = vnfm;
  }

  /** An agent with a certificate, whose server the VIM knows. */
  static TestAgent enrolled(VnfmClient vnfm, Agents agents, KnownServers servers) throws Exception {
    TestAgent agent = new TestAgent(vnfm);
    servers.add(agent.vnfcId);
    agent.take(agent.enrol(agent.mint(agents)));
    return agent;
  }

  String mint(Agents agents) {
    return agents
        .mintToken(vnfcId, vnfInstanceId, UUID.randomUUID(), Duration.ofMinutes(15))
        .value();
  }

  HttpResponse<String> enrol(String token) throws Exception {
    return enrol(token, signingRequest(keys));
  }

  HttpResponse<String> enrol(String token, String signingRequest) throws Exception {
    return post(
        vnfm.anonymous(),
        "/agent/v1/enrolments",
        Map.of("vnfcId", vnfcId, "token", token, "csr", signingRequest));
  }

  /** From now on the agent shows the certificate in the answer. */
  X509Certificate take(HttpResponse<String> answer) throws Exception {
    X509Certificate issued = certificate(VnfmClient.json(answer).get("certificate").stringValue());
    X509Certificate ca = certificate(VnfmClient.json(answer).get("caCertificate").stringValue());
    certificate = issued;
    client = vnfm.with(keys.getPrivate(), issued, ca);
    return issued;
  }

  HttpResponse<String> report(long sequence) throws Exception {
    return report(bootEpoch, sequence, 1L, "RUNNING");
  }

  HttpResponse<String> report(UUID epoch, long sequence, @Nullable Long version, String state)
      throws Exception {
    Map<String, Object> report = new HashMap<>();
    report.put("bootEpoch", epoch);
    report.put("sequence", sequence);
    report.put("time", "2026-11-22T12:00:00Z");
    report.put("state", state);
    if (version != null) {
      report.put("configurationVersion", version);
    }
    report.put("ports", List.of(port("in", 10 * sequence), port("out", 9 * sequence)));
    report.put("droppedPackets", sequence);
    report.put("cpu", Map.of("processSeconds", 1.5, "workers", 1, "workerBusyFraction", 0.25));
    report.put("memory", Map.of("residentBytes", 1000, "totalBytes", 3000, "availableBytes", 2000));
    return post(client(), "/agent/v1/reports", report);
  }

  HttpResponse<String> post(HttpClient by, String path, Object body) throws Exception {
    return vnfm.send(
        by,
        vnfm.agentRequest(path)
            .header("Content-Type", "application/json")
            .POST(VnfmClient.json(body)));
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = vnfm.agentRequest(path).GET();
    return vnfm.send(client(), headers.length == 0 ? request : request.headers(headers));
  }

  HttpClient client() {
    return Objects.requireNonNull(client, "enrolled");
  }

  X509Certificate certificate() {
    return Objects.requireNonNull(certificate, "enrolled");
  }

  static String signingRequest(KeyPair keys) throws Exception {
    return signingRequest(keys, keys, "SHA256withECDSA");
  }

  /** A request for one pair's public key, signed with another pair's private key. */
  static String signingRequest(KeyPair keys, KeyPair signing, String algorithm) throws Exception {
    var request =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=whoever"), keys.getPublic())
            .build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate()));
    StringWriter pem = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
      writer.writeObject(request);
    }
    return pem.toString();
  }

  static X509Certificate certificate(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Map<String, Object> port(String name, long packets) {
    return Map.of(
        "name",
        name,
        "rxPackets",
        packets,
        "rxBytes",
        packets * 100,
        "txPackets",
        packets,
        "txBytes",
        packets * 100,
        "rxDropped",
        0,
        "txDropped",
        0);
  }
}
