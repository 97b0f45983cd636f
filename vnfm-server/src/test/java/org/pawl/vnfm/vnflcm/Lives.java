package org.pawl.vnfm.vnflcm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pawl.vnfm.agent.FunctionState;
import org.pawl.vnfm.vim.InMemoryVim;
import org.pawl.vnfm.vim.Port;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerStatus;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Lets tests lead VNFs through operations, and compares what is said of them with what is there.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Lives {

  /** What is said, what is done, and what is there. */
  public record Life(
      VnfLifecycle lifecycle,
      VnfInstances instances,
      VnfLcmOpOccs occurrences,
      Executions.Hand hand,
      InMemoryVim vim,
      InMemoryAgents agents) {

    /** An instance of the package that scales, instantiated. */
    public UUID instantiated() {
      var vnf = lifecycle.create(Fixtures.SCALABLE_VNFD_ID, "chain", null, Map.of()).id();
      complete(vnf, LcmOperationType.INSTANTIATE, Fixtures.instantiateScalable());
      return vnf;
    }

    UUID execute(UUID vnf, LcmOperationType type, Map<String, Object> request) {
      var occurrence = lifecycle.start(vnf, type, request);
      hand.execute(occurrence);
      return occurrence;
    }

    /** Executes until it is done; after a crash as another node. */
    public UUID complete(UUID vnf, LcmOperationType type, Map<String, Object> request) {
      var occurrence = lifecycle.start(vnf, type, request);
      untilItRests(occurrence);
      assertThat(state(occurrence)).as(error(occurrence)).isEqualTo(OperationState.COMPLETED);
      return occurrence;
    }

    void untilItRests(UUID occurrence) {
      var crash = catchThrowable(() -> hand.execute(occurrence));
      if (crash != null) {
        assertThat(crash).isInstanceOf(Surroundings.Crash.class);
        hand.execute(occurrence);
      }
    }

    void rollBack(UUID occurrence) {
      lifecycle.rollback(occurrence);
      untilItRests(occurrence);
      assertThat(state(occurrence)).as(error(occurrence)).isEqualTo(OperationState.ROLLED_BACK);
    }

    OperationState state(UUID occurrence) {
      return occurrences.require(occurrence).operationState();
    }

    String error(UUID occurrence) {
      var error = occurrences.require(occurrence).error();
      return error == null ? "none" : String.valueOf(error.get("detail"));
    }

    InstantiatedVnfInfo info(UUID vnf) {
      return requireNonNull(instances.require(vnf).instantiatedVnfInfo());
    }

    int level(UUID vnf) {
      return requireNonNull(info(vnf).scaleStatus()).getFirst().scaleLevel();
    }

    public List<Server> servers(UUID vnf) {
      return vim.servers().stream()
          .filter(each -> each.tag().vnfInstanceId().equals(vnf.toString()))
          .toList();
    }

    List<Port> ports(UUID vnf) {
      return vim.ports().stream()
          .filter(each -> each.tag().vnfInstanceId().equals(vnf.toString()))
          .toList();
    }

    /** What is said of the VNF is what is there, no more and no less, and all of it works. */
    public void assertWhole(UUID vnf, int vnfcs, String when) {
      var info = info(vnf);
      assertThat(info.vnfcResourceInfo()).as(when).hasSize(vnfcs);
      assertThat(info.vnfcResourceInfo().stream().map(each -> each.computeResource().resourceId()))
          .as("servers " + when)
          .containsExactlyInAnyOrderElementsOf(servers(vnf).stream().map(Server::id).toList());
      assertThat(ports(vnf)).as("ports " + when).hasSize(3 * vnfcs);
      assertThat(servers(vnf).stream().flatMap(server -> server.portIds().stream()))
          .as("ports of servers " + when)
          .containsExactlyInAnyOrderElementsOf(ports(vnf).stream().map(Port::id).toList());
      assertThat(
              info.extVirtualLinkInfo().stream()
                  .flatMap(link -> link.extLinkPorts().stream())
                  .map(port -> port.id()))
          .as("ports on external networks " + when)
          .hasSize(2 * vnfcs)
          .isSubsetOf(ports(vnf).stream().map(Port::id).toList());
      var stopped = info.vnfState() == VnfOperationalState.STOPPED;
      assertThat(servers(vnf))
          .as("servers " + when)
          .allMatch(
              each -> each.status() == (stopped ? ServerStatus.STOPPED : ServerStatus.ACTIVE));
      assertThat(agents.states(vnf)).as("agents " + when).hasSize(vnfcs);
      for (var vnfc : info.vnfcResourceInfo()) {
        var id = UUID.fromString(vnfc.id());
        var data = vim.requestOf(vnfc.computeResource().resourceId()).userData();
        assertThat(data).as("token " + when).contains(agents.goodToken(id));
        assertThat(agents.isRetired(id)).as("silence is no fault " + when).isEqualTo(stopped);
        if (!stopped) {
          assertThat(agents.state(id).orElseThrow().state())
              .as("function " + when)
              .isEqualTo(FunctionState.RUNNING);
        }
      }
    }

    public void terminateAndFindNothing(UUID vnf) {
      complete(vnf, LcmOperationType.TERMINATE, Map.of("terminationType", "FORCEFUL"));
      assertThat(servers(vnf)).isEmpty();
      assertThat(ports(vnf)).isEmpty();
      assertThat(agents.states(vnf)).isEmpty();
      lifecycle.delete(vnf, null);
    }
  }

  @Bean
  Life life(
      VnfLifecycle lifecycle,
      VnfInstances instances,
      VnfLcmOpOccs occurrences,
      Executions.Hand hand,
      InMemoryVim vim,
      InMemoryAgents agents) {
    return new Life(lifecycle, instances, occurrences, hand, vim, agents);
  }
}
