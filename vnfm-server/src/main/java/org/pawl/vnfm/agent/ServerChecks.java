package org.pawl.vnfm.agent;

import java.net.InetAddress;
import org.pawl.vnfm.sol.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks whoever knows the VIM whether an enrolling agent's server is what it should be; without an
 * answer it is not.
 */
@Component
class ServerChecks {

  private final ObjectProvider<EnrolmentCheck> checks;

  ServerChecks(ObjectProvider<EnrolmentCheck> checks) {
    this.checks = checks;
  }

  void require(AgentRow agent, InetAddress peer) {
    EnrolmentCheck.Verdict verdict =
        checks.getObject().check(agent.vnfcId(), agent.vnfInstanceId(), agent.occurrenceId(), peer);
    switch (verdict) {
      case EnrolmentCheck.Verdict.Accepted() -> {}
      case EnrolmentCheck.Verdict.Refused(String reason) ->
          throw Problem.conflict("The server of this VNFC is not (yet) as it should be: " + reason);
    }
  }
}
