package org.pawl.vnfm.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.KnownServers;
import org.pawl.vnfm.RunningVnfmTest;
import org.pawl.vnfm.VnfmClient;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.springframework.beans.factory.annotation.Autowired;

@RunningVnfmTest
class ElementHandlersTest {

  @Autowired VnfmClient vnfm;
  @Autowired Agents agents;
  @Autowired ElementHandlers handlers;
  @Autowired KnownServers servers;
  @Autowired CertificateAuthority authority;
  TestAgent agent;
  TestGuest guest;

  @BeforeEach
  void runGuest() throws Exception {
    agent = TestAgent.enrolled(vnfm, agents, servers);
    guest = new TestGuest(agent.keys.getPrivate(), agent.certificate(), authority.certificate());
    servers.add(agent.vnfcId, guest.address());
  }

  @AfterEach
  void stopGuest() {
    guest.close();
  }

  @Test
  void handler_whenRead_isAskedForInTheGuest() throws Exception {
    guest.willAnswer(200, "{\"value\":\"42\"}");

    assertThat(handlers.read(agent.vnfcId, "fw/passed", "count")).hasValue("42");

    assertThat(guest.calls)
        .singleElement()
        .satisfies(call -> {
          assertThat(call.rawPath()).isEqualTo("/v1/handlers/fw%2Fpassed/count");
          assertThat(call.peer()).isEqualTo("CN=vnfm");
        });
  }

  @Test
  void unreadableHandler_whenRead_isEmpty() throws Exception {
    for (int status : new int[] {404, 405}) {
      guest.willAnswer(status, "{\"status\":%d,\"detail\":\"no\"}".formatted(status));
      assertThat(handlers.read(agent.vnfcId, "fw", "count")).isEmpty();
    }
  }

  @Test
  void guest_whenItGivesNoAnswer_isUnreachable() {
    guest.willAnswer(503, "{\"status\":503,\"detail\":\"no engine\"}");
    assertThatThrownBy(() -> handlers.read(agent.vnfcId, "fw", "count"))
        .isInstanceOf(AgentUnreachable.class);
    guest.willAnswer(200, "nonsense");
    assertThatThrownBy(() -> handlers.read(agent.vnfcId, "fw", "count"))
        .isInstanceOf(AgentUnreachable.class);
  }
}
