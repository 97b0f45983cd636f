package org.pawl.vnfm.agent;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.UUID;
import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The table of the certificates that agents were given. */
@Repository
class IssuedCertificates implements AgentCertificates {

  private final JdbcClient database;
  private final AgentRows agents;

  IssuedCertificates(JdbcClient database, AgentRows agents) {
    this.database = database;
    this.agents = agents;
  }

  void record(UUID vnfcId, X509Certificate certificate) {
    database
        .sql(
            "INSERT INTO agent_certificate (serial_number, vnfc_id, issued_at, expires_at) VALUES (?, ?, ?, ?)")
        .params(
            serialNumber(certificate),
            vnfcId,
            agents.now(),
            AgentRows.timestamp(certificate.getNotAfter().toInstant()))
        .update();
  }

  @Override
  public boolean isGood(X509Certificate certificate) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM agent_certificate JOIN agent USING (vnfc_id)
              WHERE serial_number = ? AND vnfc_id::text = ? AND revoked_at IS NULL)
            """)
        .params(serialNumber(certificate), String.valueOf(TlsContexts.commonName(certificate)))
        .query(Boolean.class)
        .single();
  }

  void revokeAll(UUID vnfcId) {
    database
        .sql("UPDATE agent_certificate SET revoked_at = ? WHERE vnfc_id = ? AND revoked_at IS NULL")
        .params(agents.now(), vnfcId)
        .update();
  }

  /** A certificate that ended by itself needs no revocation any more. */
  @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT6H")
  void forgetExpired() {
    database
        .sql("DELETE FROM agent_certificate WHERE expires_at < ?")
        .param(agents.now().minus(Duration.ofDays(1)))
        .update();
  }

  private static String serialNumber(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }
}
