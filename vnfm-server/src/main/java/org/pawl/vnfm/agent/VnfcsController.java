package org.pawl.vnfm.agent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.operator.VnfcState;
import org.pawl.vnfm.api.operator.VnfcsApi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The operator's view of the VNFCs of an instance. */
@RestController
class VnfcsController implements VnfcsApi {

  private final Agents agents;
  private final VnfcPath path;
  private final ObjectProvider<ConsoleLogs> consoles;

  VnfcsController(Agents agents, VnfcPath path, ObjectProvider<ConsoleLogs> consoles) {
    this.agents = agents;
    this.path = path;
    this.consoles = consoles;
  }

  @Override
  public ResponseEntity<List<VnfcState>> listVnfcs(String vnfInstanceId) {
    return ResponseEntity.ok(
        agents.states(path.instanceId(vnfInstanceId)).stream().map(VnfcsController::vnfc).toList());
  }

  @Override
  public ResponseEntity<String> getConsoleLog(String vnfInstanceId, String vnfcId, Integer lines) {
    AgentState vnfc = path.require(vnfInstanceId, vnfcId);
    return ResponseEntity.ok(consoles.getObject().consoleLog(vnfc.vnfcId(), lines));
  }

  private static VnfcState vnfc(AgentState state) {
    return new VnfcState(state.vnfcId(), state.enrolled())
        .state(word(state.state()))
        .configurationVersion(state.configurationVersion())
        .desiredVersion(state.desiredVersion())
        .lastHeartbeat(time(state.lastHeartbeat()))
        .lastError(state.lastError());
  }

  private static org.pawl.vnfm.api.operator.@Nullable FunctionState word(
      @Nullable FunctionState state) {
    return state == null ? null : org.pawl.vnfm.api.operator.FunctionState.valueOf(state.name());
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
