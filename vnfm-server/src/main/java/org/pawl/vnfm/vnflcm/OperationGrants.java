package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.granting.Grant;
import org.pawl.vnfm.granting.GrantRequest;
import org.pawl.vnfm.granting.GrantRequest.ConstraintResourceRef;
import org.pawl.vnfm.granting.GrantRequest.IdType;
import org.pawl.vnfm.granting.GrantRequest.PlacementConstraint;
import org.pawl.vnfm.granting.GrantRequest.ResourceDefinition;
import org.pawl.vnfm.granting.GrantRequest.ResourceHandle;
import org.pawl.vnfm.granting.GrantRequest.ResourceType;
import org.pawl.vnfm.granting.Grants;
import org.pawl.vnfm.granting.Nfvo;
import org.pawl.vnfm.granting.NfvoProperties;
import org.pawl.vnfm.vnfpkgm.AffinityRule;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.Vdu;
import org.pawl.vnfm.vnfpkgm.VnfDf;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.stereotype.Component;

/**
 * Has the plan of an operation granted before anything of it is done (SOL003 5.4.1.2, 9.3). Without
 * an NFVO the VNFM grants it itself, as it stands.
 */
@Component
class OperationGrants {

  private final Nfvo nfvo;
  private final NfvoProperties properties;
  private final Grants grants;
  private final VnfPackages packages;
  private final VnfLcmOpOccRepository occurrences;

  OperationGrants(
      Nfvo nfvo,
      NfvoProperties properties,
      Grants grants,
      VnfPackages packages,
      VnfLcmOpOccRepository occurrences) {
    this.nfvo = nfvo;
    this.properties = properties;
    this.grants = grants;
    this.packages = packages;
    this.occurrences = occurrences;
  }

  /** The plan as it was granted; whatever the NFVO chose is in it. */
  List<Change> granted(List<Change> plan, Run run) {
    if (!nfvo.isThere()) {
      return plan;
    }
    var flavour = flavour(run);
    var request = request(plan, flavour, run);
    var grant = grant(request, run);
    grant.requireCovers(request);
    return plan.stream().map(change -> placed(change, grant, flavour)).toList();
  }

  /** What was granted is read again; what was asked is only waited for. */
  private Grant grant(GrantRequest request, Run run) {
    var known = grants.find(run.occurrenceId());
    var granted = known.map(Grants.Known::grant);
    if (granted.isPresent()) {
      return granted.get();
    }
    var talk = new Talk(request, known.map(Grants.Known::location).orElse(null), run);
    return run.await(properties.limit(), talk::advice, talk::goOn);
  }

  /** Asks, and looks for the answer, each time when the NFVO said to. */
  private final class Talk {

    private final GrantRequest request;
    private final Run run;
    private @Nullable String location;
    private Instant next;
    private String last = "it has not decided";

    Talk(GrantRequest request, @Nullable String location, Run run) {
      this.request = request;
      this.run = run;
      this.location = location;
      this.next = run.now();
    }

    String advice() {
      return "the NFVO gave no grant: " + last + ".";
    }

    Optional<Grant> goOn() {
      run.requireWanted();
      if (run.now().isBefore(next)) {
        return Optional.empty();
      }
      var where = location;
      return switch (where == null ? nfvo.ask(request) : nfvo.look(where)) {
        case Nfvo.Granted granted -> {
          grants.granted(run.occurrenceId(), granted.grant());
          yield Optional.of(granted.grant());
        }
        case Nfvo.Pending pending -> {
          if (!pending.location().equals(where)) {
            grants.asked(run.occurrenceId(), pending.location());
          }
          location = pending.location();
          next = run.now().plus(pending.after());
          yield Optional.empty();
        }
        case Nfvo.Busy busy -> {
          last = busy.reason();
          next = run.now().plus(busy.after());
          yield Optional.empty();
        }
      };
    }
  }

  private Optional<VnfDf> flavour(Run run) {
    var context = run.context();
    var vnfdId = text(context, "vnfdId").orElse(context.vnfdId());
    return packages
        .byVnfdId(vnfdId)
        .map(OnboardedPackage::vnfd)
        .flatMap(vnfd -> flavourId(context).flatMap(vnfd::flavour));
  }

  private static Optional<String> flavourId(OperationContext context) {
    return text(context, "newFlavourId")
        .or(() -> text(context, "flavourId"))
        .or(() -> Optional.ofNullable(context.current()).map(InstantiatedVnfInfo::flavourId));
  }

  private static Optional<String> text(OperationContext context, String param) {
    return context.params().get(param) instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }

  private GrantRequest request(List<Change> plan, Optional<VnfDf> flavour, Run run) {
    var context = run.context();
    var added = new ArrayList<ResourceDefinition>();
    var removed = new ArrayList<ResourceDefinition>();
    var updated = new ArrayList<ResourceDefinition>();
    for (var change : plan) {
      switch (change) {
        case Change.AddServer server -> added.add(compute(server, server.vduId(), null));
        case Change.AddPort port -> added.add(port(port, port.vduId(), port.cpdId(), null));
        case Change.RemoveServer server when server.serverId() != null ->
            removed.add(compute(server, server.vduId(), server.serverId()));
        case Change.RemovePort port when port.portId() != null ->
            removed.add(port(port, null, port.cpdId(), port.portId()));
        case Change.StartServer server ->
            updated.add(compute(server, server.vduId(), server.serverId()));
        case Change.StopServer server ->
            updated.add(compute(server, server.vduId(), server.serverId()));
        case Change.RemoveServer _,
            Change.RemovePort _,
            Change.PrepareAgent _,
            Change.AwaitServer _,
            Change.AwaitAgent _,
            Change.StopFunction _,
            Change.ForgetAgent _,
            Change.StartFunction _,
            Change.AssignConfiguration _,
            Change.TakeSnapshot _,
            Change.RevertConfiguration _ -> {}
      }
    }
    return new GrantRequest(
        context.vnfInstanceId(),
        context.occurrenceId(),
        context.vnfdId(),
        text(context, "vnfdId").orElse(null),
        flavourId(context).orElse(null),
        run.operation().name(),
        occurrences
            .findById(context.occurrenceId())
            .map(occurrence -> occurrence.detail().isAutomaticInvocation())
            .orElse(false),
        text(context, "instantiationLevelId").orElse(null),
        added,
        removed,
        updated,
        constraints(plan, flavour, context),
        Map.of());
  }

  private static ResourceDefinition compute(
      Change change, String vduId, @Nullable String serverId) {
    return new ResourceDefinition(
        id(change),
        ResourceType.COMPUTE,
        vduId,
        vduId,
        serverId == null ? null : new ResourceHandle(serverId, "server"));
  }

  private static ResourceDefinition port(
      Change change, @Nullable String vduId, String cpdId, @Nullable String portId) {
    return new ResourceDefinition(
        id(change),
        ResourceType.LINKPORT,
        vduId,
        cpdId,
        portId == null ? null : new ResourceHandle(portId, "port"));
  }

  private static String id(Change change) {
    return change.stepName() + "-" + change.vnfcId();
  }

  /** The rules of the flavour, for the servers that there will be. */
  private static List<PlacementConstraint> constraints(
      List<Change> plan, Optional<VnfDf> flavour, OperationContext context) {
    var added = plan.stream().filter(Change.AddServer.class::isInstance).toList();
    if (added.isEmpty() || flavour.isEmpty()) {
      return List.of();
    }
    return flavour.get().affinityRules().stream()
        .map(rule -> constraint(rule, plan, context))
        .filter(constraint -> constraint.resource().size() > 1)
        .toList();
  }

  private static PlacementConstraint constraint(
      AffinityRule rule, List<Change> plan, OperationContext context) {
    var gone =
        plan.stream().filter(Change.RemoveServer.class::isInstance).map(Change::vnfcId).toList();
    var standing =
        rule.vduIds().stream()
            .flatMap(vduId -> context.before().ofVdu(vduId).stream())
            .filter(vnfc -> !gone.contains(vnfc.id()))
            .flatMap(vnfc -> vnfc.serverId().stream())
            .map(serverId -> new ConstraintResourceRef(IdType.RES_MGMT, serverId));
    var added =
        plan.stream()
            .filter(change ->
                change instanceof Change.AddServer server && rule.vduIds().contains(server.vduId()))
            .map(change -> new ConstraintResourceRef(IdType.GRANT, id(change)));
    return new PlacementConstraint(
        rule.kind().name(), rule.scope().name(), Stream.concat(standing, added).toList());
  }

  private static Change placed(Change change, Grant grant, Optional<VnfDf> flavour) {
    if (!(change instanceof Change.AddServer server)) {
      return change;
    }
    var images = new HashMap<String, String>();
    flavour
        .flatMap(each -> each.vdu(server.vduId()))
        .map(Vdu::swImage)
        .ifPresent(
            image -> grant.image(image.id()).ifPresent(found -> images.put(server.vduId(), found)));
    return server.granted(
        new Change.GrantedServer(
            images.get(server.vduId()),
            grant.flavour(server.vduId()).orElse(null),
            grant.zone(id(change)).orElse(null)));
  }
}
