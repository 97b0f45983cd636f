package org.pawl.vnfm.vnflcm;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentAddresses;
import org.pawl.vnfm.agent.ConsoleLogs;
import org.pawl.vnfm.agent.EnrolmentCheck;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Server;
import org.pawl.vnfm.vim.ServerStatus;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vim.VimFault;
import org.springframework.stereotype.Component;

/** Finds the server behind a VNFC by what the journals say about it. */
@Component
class VnfcServers implements AgentAddresses, ConsoleLogs, EnrolmentCheck {

  private final VnfLcmOpStepRepository steps;
  private final VnfLcmOpOccRepository occurrences;
  private final Vim vim;

  VnfcServers(VnfLcmOpStepRepository steps, VnfLcmOpOccRepository occurrences, Vim vim) {
    this.steps = steps;
    this.occurrences = occurrences;
    this.vim = vim;
  }

  @Override
  public Optional<InetSocketAddress> find(UUID vnfcId) {
    try {
      return server(vnfcId).map(server -> vim.managementAddress(server.id()));
    } catch (VimFault fault) {
      if (fault.kind() == VimFault.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw Failures.ofQuery(fault);
    }
  }

  @Override
  public String consoleLog(UUID vnfcId, int lines) {
    try {
      var server = server(vnfcId).orElseThrow(() -> Problem.notFound("server of VNFC", vnfcId));
      return String.join("\n", vim.consoleLog(server.id(), lines));
    } catch (VimFault fault) {
      throw Failures.ofQuery(fault);
    }
  }

  /** While the step that makes the server is not journalled as done, its tag is known already. */
  @Override
  public Verdict check(UUID vnfcId, UUID vnfInstanceId, UUID occurrenceId, InetAddress peer) {
    var made =
        vnfc(vnfcId).stream()
            .flatMap(vnfc -> vnfc.allServers().stream())
            .filter(server -> server.tag().occurrenceId().equals(occurrenceId.toString()))
            .reduce((older, newer) -> newer);
    if (made.isEmpty()) {
      return new Verdict.Refused(
          "operation " + occurrenceId + " has made no server for VNFC " + vnfcId);
    }
    try {
      var server = vim.findServerByTag(made.get().tag());
      return server.filter(found -> found.status() == ServerStatus.ACTIVE).isPresent()
          ? new Verdict.Accepted()
          : new Verdict.Refused(
              "the server of VNFC "
                  + vnfcId
                  + " is "
                  + server.map(found -> found.status().name()).orElse("not there"));
    } catch (VimFault fault) {
      return new Verdict.Refused("the VIM does not say whether the server is active");
    }
  }

  /** The newest server that is, or may be, there. */
  private Optional<Server> server(UUID vnfcId) {
    return vnfc(vnfcId).stream()
        .flatMap(vnfc -> vnfc.allServers().reversed().stream())
        .flatMap(made ->
            (made.serverId() == null
                    ? vim.findServerByTag(made.tag())
                    : vim.server(made.serverId()))
                .stream())
        .findFirst();
  }

  private Optional<Inventory.Vnfc> vnfc(UUID vnfcId) {
    var journals = VnfLcmOpOccs.grouped(steps.ofVnfc(vnfcId));
    return journals.stream()
        .findFirst()
        .flatMap(first -> occurrences.findById(first.occurrenceId()))
        .flatMap(occurrence -> Inventory.of(occurrence.vnfInstanceId(), journals).vnfc(vnfcId));
  }
}
