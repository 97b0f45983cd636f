package org.pawl.vnfm.agent;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentEvent.AgentEnrolled;
import org.pawl.vnfm.agent.AgentEvent.AgentSecurityBreach;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.pawl.vnfm.trust.InvalidSigningRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns a one-time token into a certificate. The token is burned together with the certificate's
 * record. The same token with the same key is answered again, because an answer can get lost; with
 * another key it is somebody else's.
 */
@Service
class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  private final AgentRows agents;
  private final IssuedCertificates certificates;
  private final CertificateAuthority authority;
  private final ServerChecks servers;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Enrolment(
      AgentRows agents,
      IssuedCertificates certificates,
      CertificateAuthority authority,
      ServerChecks servers,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.agents = agents;
    this.certificates = certificates;
    this.authority = authority;
    this.servers = servers;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  X509Certificate enrol(UUID vnfcId, String token, String signingRequest, InetAddress peer) {
    AgentRow agent = agents.find(vnfcId).orElseThrow(Enrolment::refused);
    requireToken(agent, token);
    X509Certificate certificate = issue(vnfcId, signingRequest);
    String keyHash = TokenSecrets.hash(certificate.getPublicKey().getEncoded());
    requireUnusedOrSameKey(agent, keyHash);
    servers.require(agent, peer);
    boolean burned =
        Boolean.TRUE.equals(transaction.execute(_ -> burn(vnfcId, token, keyHash, certificate)));
    if (!burned) {
      requireUnusedOrSameKey(agents.find(vnfcId).orElseThrow(Enrolment::refused), keyHash);
      throw refused();
    }
    LOG.info("enrolled the agent of VNFC {}", vnfcId);
    events.publishEvent(new AgentEnrolled(vnfcId, agent.vnfInstanceId(), clock.instant()));
    return certificate;
  }

  X509Certificate renew(UUID vnfcId, String signingRequest) {
    X509Certificate certificate = issue(vnfcId, signingRequest);
    certificates.record(vnfcId, certificate);
    LOG.info("renewed the certificate of VNFC {}", vnfcId);
    return certificate;
  }

  /**
   * What was true a moment ago may have changed while the VIM was asked; with the row held it stays
   * true.
   */
  private boolean burn(UUID vnfcId, String token, String keyHash, X509Certificate certificate) {
    AgentRow agent = agents.lock(vnfcId);
    requireToken(agent, token);
    if (agent.tokenKeyHash() != null && !TokenSecrets.same(agent.tokenKeyHash(), keyHash)) {
      return false;
    }
    agents.burnToken(vnfcId, keyHash);
    certificates.record(vnfcId, certificate);
    return true;
  }

  private void requireToken(AgentRow agent, String token) {
    if (!TokenSecrets.same(agent.tokenHash(), TokenSecrets.hash(token))
        || !clock.instant().isBefore(agent.tokenExpiresAt())) {
      LOG.warn("refused a token that is wrong or too old for VNFC {}", agent.vnfcId());
      throw refused();
    }
  }

  private void requireUnusedOrSameKey(AgentRow agent, String keyHash) {
    if (agent.tokenKeyHash() != null && !TokenSecrets.same(agent.tokenKeyHash(), keyHash)) {
      String detail =
          "The token of VNFC %s was used before by another key.".formatted(agent.vnfcId());
      LOG.warn("refused an enrolment: {}", detail);
      events.publishEvent(
          new AgentSecurityBreach(agent.vnfcId(), agent.vnfInstanceId(), detail, clock.instant()));
      throw refused();
    }
  }

  private X509Certificate issue(UUID vnfcId, String signingRequest) {
    try {
      return authority.issueForAgent(vnfcId, signingRequest);
    } catch (InvalidSigningRequest e) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "The certificate signing request is refused: " + e.getMessage() + ".");
    }
  }

  private static Problem refused() {
    return new Problem(
        ProblemType.UNAUTHORIZED,
        "The token is unknown, used, expired or not this VNFC's: the VNF instance has to be healed or made anew to get another.");
  }
}
