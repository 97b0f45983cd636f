package org.pawl.vnfm.vnflcm.operate;

import java.util.ArrayList;
import java.util.List;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Inventory;

/** Decides what starts or stops all VNFCs. */
final class OperatePlanner {

  private OperatePlanner() {}

  static List<Change> plan(Inventory actual, OperateVnfRequest request) {
    return switch (request.changeStateTo()) {
      case STARTED -> start(actual);
      case STOPPED -> stop(actual, request);
    };
  }

  private static List<Change> start(Inventory actual) {
    var plan = new ArrayList<Change>();
    for (var vnfc : actual.vnfcs()) {
      var serverId =
          vnfc.serverId()
              .orElseThrow(() ->
                  Problem.conflict(
                      "VNFC " + vnfc.id() + " has no server to start: heal the VNF instance."));
      plan.add(new Change.StartServer(vnfc.id(), vnfc.vduId(), serverId));
      plan.add(new Change.StartFunction(vnfc.id()));
    }
    return plan;
  }

  /** All are put out of service before the first is stopped. */
  private static List<Change> stop(Inventory actual, OperateVnfRequest request) {
    var plan = new ArrayList<Change>();
    var servers = actual.vnfcs().stream().filter(each -> each.serverId().isPresent()).toList();
    if (request.stopType() == OperateVnfRequest.StopType.GRACEFUL) {
      servers.forEach(
          vnfc -> plan.add(new Change.StopFunction(vnfc.id(), request.gracefulStopTimeout())));
    }
    servers.forEach(vnfc ->
        plan.add(new Change.StopServer(vnfc.id(), vnfc.vduId(), vnfc.serverId().orElseThrow())));
    return plan;
  }
}
