package org.pawl.agent.vnfm;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.pawl.agent.json.JsonException;
import org.pawl.agent.log.AgentLog;
import org.pawl.agent.model.EnrolmentRequest;
import org.pawl.agent.model.IssuedCertificate;
import org.pawl.agent.model.RenewalRequest;
import org.pawl.agent.model.UserData;
import org.pawl.agent.trust.AgentIdentity;
import org.pawl.agent.trust.CaPin;
import org.pawl.agent.trust.Credentials;
import org.pawl.agent.trust.Tls;

/**
 * Gets the agent its certificate: the first with the one-time token, the later ones with the one
 * before.
 */
final class Enrolment {
  private final UserData userData;
  private final AgentIdentity identity;
  private final AgentLog log;
  private final Clock clock;

  Enrolment(UserData userData, AgentIdentity identity, AgentLog log, Clock clock) {
    this.userData = userData;
    this.identity = identity;
    this.log = log;
    this.clock = clock;
  }

  boolean isDone() {
    return identity.isEnrolled(clock.instant());
  }

  /** Trades the token for a certificate; the VNFM is known by its CA's pin alone. */
  void enrol() throws IOException {
    try {
      VnfmClient client =
          new VnfmClient(
              userData.vnfm().url(),
              Tls.byPin(new CaPin(userData.vnfm().caPin())).getSocketFactory());
      IssuedCertificate issued =
          client.enrol(
              new EnrolmentRequest(
                  userData.vnfcId(), userData.enrolmentToken(), identity.request()));
      identity.accept(issued.certificate(), issued.caCertificate());
      log.info("Enrolled; the certificate is good until " + identity.enrolled().expiry());
    } catch (GeneralSecurityException | JsonException e) {
      throw new IOException("the enrolment failed: " + e.getMessage(), e);
    }
  }

  boolean isRenewalDue() {
    Credentials credentials = identity.enrolled();
    return !clock.instant().isBefore(credentials.renewal());
  }

  /** Gets the next certificate while the present one is good. */
  void renew(VnfmClient client) throws IOException {
    try {
      IssuedCertificate issued = client.renew(new RenewalRequest(identity.request()));
      identity.accept(issued.certificate(), issued.caCertificate());
      log.info("Renewed; the certificate is good until " + identity.enrolled().expiry());
    } catch (GeneralSecurityException | JsonException e) {
      throw new IOException("the renewal failed: " + e.getMessage(), e);
    }
  }

  /** A client that shows the present certificate. */
  VnfmClient client() throws IOException {
    try {
      return new VnfmClient(
          userData.vnfm().url(), Tls.byCredentials(identity::enrolled).getSocketFactory());
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS is not usable: " + e.getMessage(), e);
    }
  }
}
