package org.pawl.vnfm.agent;

import java.util.UUID;
import org.pawl.vnfm.sol.Problem;
import org.springframework.stereotype.Component;

/**
 * Reads the two identifiers of a VNFC's resources, and makes sure that the VNFC is one of the VNF
 * instance's.
 */
@Component
public class VnfcPath {

  private final Agents agents;

  VnfcPath(Agents agents) {
    this.agents = agents;
  }

  /** The VNFC; 404 if the instance has no such. */
  public AgentState require(String vnfInstanceId, String vnfcId) {
    UUID instance = instanceId(vnfInstanceId);
    return agents
        .state(uuid("VNFC", vnfcId))
        .filter(state -> state.vnfInstanceId().equals(instance))
        .orElseThrow(() -> Problem.notFound("VNFC of VNF instance " + vnfInstanceId, vnfcId));
  }

  UUID instanceId(String vnfInstanceId) {
    return uuid("VNF instance", vnfInstanceId);
  }

  private static UUID uuid(String kind, String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notOurs) {
      throw Problem.notFound(kind, id);
    }
  }
}
