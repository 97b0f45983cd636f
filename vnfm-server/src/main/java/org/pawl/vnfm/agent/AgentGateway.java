package org.pawl.vnfm.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.agent.AgentsApi;
import org.pawl.vnfm.api.agent.ClickConfiguration;
import org.pawl.vnfm.api.agent.EnrolmentRequest;
import org.pawl.vnfm.api.agent.IssuedCertificate;
import org.pawl.vnfm.api.agent.RenewalRequest;
import org.pawl.vnfm.api.agent.Report;
import org.pawl.vnfm.api.agent.ReportAnswer;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.pawl.vnfm.trust.Pem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where agents turn to. Who asks is known from the certificate of the connection, never from a
 * body.
 */
@RestController
@RequestMapping("/agent/v1")
class AgentGateway implements AgentsApi {

  private final Enrolment enrolment;
  private final Agents agents;
  private final Reporting reporting;
  private final CertificateAuthority authority;
  private final HttpServletRequest request;
  private final Clock clock;

  AgentGateway(
      Enrolment enrolment,
      Agents agents,
      Reporting reporting,
      CertificateAuthority authority,
      HttpServletRequest request,
      Clock clock) {
    this.enrolment = enrolment;
    this.agents = agents;
    this.reporting = reporting;
    this.authority = authority;
    this.request = request;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<IssuedCertificate> enrol(EnrolmentRequest wish) {
    return issued(enrolment.enrol(wish.getVnfcId(), wish.getToken(), wish.getCsr(), peer()));
  }

  @Override
  public ResponseEntity<IssuedCertificate> renewCertificate(RenewalRequest wish) {
    return issued(enrolment.renew(vnfcId(), wish.getCsr()));
  }

  @Override
  public ResponseEntity<ClickConfiguration> getAssignedConfiguration(@Nullable String ifNoneMatch) {
    Configuration configuration = agents.configuration(vnfcId());
    String etag = Etag.of(configuration.version()).value();
    if (etag.equals(ifNoneMatch)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
    }
    return ResponseEntity.ok()
        .eTag(etag)
        .body(
            new ClickConfiguration(
                    configuration.version(), configuration.fileName(), configuration.text())
                .elementPolicy(configuration.elementPolicy()));
  }

  @Override
  public ResponseEntity<ReportAnswer> report(Report report) {
    return reporting
        .take(vnfcId(), ReportMapper.report(report, clock.instant()))
        .map(version -> ResponseEntity.ok(new ReportAnswer(version)))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private ResponseEntity<IssuedCertificate> issued(X509Certificate certificate) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new IssuedCertificate(Pem.of(certificate), authority.pem()));
  }

  private UUID vnfcId() {
    Principal agent = Objects.requireNonNull(request.getUserPrincipal(), "an authenticated agent");
    return UUID.fromString(agent.getName());
  }

  private InetAddress peer() {
    try {
      return InetAddress.getByName(request.getRemoteAddr());
    } catch (UnknownHostException e) {
      throw Problem.conflict("The address " + request.getRemoteAddr() + " is none.");
    }
  }
}
