package org.pawl.vnfm.dashboard;

import java.util.UUID;
import org.pawl.vnfm.dashboard.view.LifecycleRequests;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.CancelMode;
import org.pawl.vnfm.vnflcm.VnfLcmOpOccs;
import org.pawl.vnfm.vnflcm.VnfLifecycle;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the buttons of a VNF's pages do; each leads to a page that shows what came of it. */
@Controller
class VnfActions {

  private final VnfLifecycle lifecycle;
  private final VnfLcmOpOccs occurrences;

  VnfActions(VnfLifecycle lifecycle, VnfLcmOpOccs occurrences) {
    this.lifecycle = lifecycle;
    this.occurrences = occurrences;
  }

  @PostMapping("/dashboard/vnfs/{vnf}/terminate")
  String terminate(@PathVariable UUID vnf) {
    return toOperation(vnf, lifecycle.terminate(vnf, LifecycleRequests.TERMINATE));
  }

  @PostMapping("/dashboard/vnfs/{vnf}/delete")
  String delete(@PathVariable UUID vnf) {
    lifecycle.delete(vnf, null);
    return "redirect:/dashboard/vnfs";
  }

  @PostMapping("/dashboard/vnfs/{vnf}/operations/{operation}/retry")
  String retry(@PathVariable UUID vnf, @PathVariable UUID operation) {
    requireOf(vnf, operation);
    lifecycle.retry(operation);
    return toOperation(vnf, operation);
  }

  @PostMapping("/dashboard/vnfs/{vnf}/operations/{operation}/rollback")
  String rollback(@PathVariable UUID vnf, @PathVariable UUID operation) {
    requireOf(vnf, operation);
    lifecycle.rollback(operation);
    return toOperation(vnf, operation);
  }

  @PostMapping("/dashboard/vnfs/{vnf}/operations/{operation}/fail")
  String fail(@PathVariable UUID vnf, @PathVariable UUID operation) {
    requireOf(vnf, operation);
    lifecycle.fail(operation);
    return toOperation(vnf, operation);
  }

  @PostMapping("/dashboard/vnfs/{vnf}/operations/{operation}/cancel")
  String cancel(@PathVariable UUID vnf, @PathVariable UUID operation) {
    requireOf(vnf, operation);
    lifecycle.cancel(operation, CancelMode.GRACEFUL);
    return toOperation(vnf, operation);
  }

  private void requireOf(UUID vnf, UUID operation) {
    if (!occurrences.require(operation).vnfInstanceId().equals(vnf)) {
      throw Problem.notFound("operation of this VNF", operation);
    }
  }

  private static String toOperation(UUID vnf, UUID operation) {
    return "redirect:/dashboard/vnfs/" + vnf + "/operations#op-" + operation;
  }
}
