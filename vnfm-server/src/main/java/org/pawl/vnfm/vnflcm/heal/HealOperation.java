package org.pawl.vnfm.vnflcm.heal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo;
import org.pawl.vnfm.vnflcm.InstantiationState;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.Operation;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.VnfOperationalState;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Heal VNF (SOL003 5.4.9). */
@Component
final class HealOperation implements Operation {

  private final Aims aims;
  private final JsonMapper json;

  HealOperation(Aims aims, JsonMapper json) {
    this.aims = aims;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.HEAL;
  }

  @Override
  public boolean canRollBack() {
    return true;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return true;
  }

  /** A stopped VNF is healed too: one whose instantiation was given up is mended so. */
  @Override
  public boolean isAllowed(InstantiationState state, @Nullable InstantiatedVnfInfo info) {
    return state == InstantiationState.INSTANTIATED;
  }

  @Override
  public void validate(OperationContext context) {
    healed(context);
    aims.desired(context, aims.standing(context));
  }

  @Override
  public List<Change> plan(OperationContext context) {
    return HealPlanner.plan(
        aims.desired(context, aims.standing(context)),
        context.before(),
        healed(context),
        request(context).isAll(),
        old -> aims.instead(context.occurrenceId(), old));
  }

  /** The whole VNF is started when all of it was healed. */
  @Override
  public InstantiatedVnfInfo completed(OperationContext context) {
    return healed(context).isEmpty()
        ? aims.info(context, aims.standing(context), VnfOperationalState.STARTED)
        : aims.unchanged(context);
  }

  @Override
  public InstantiatedVnfInfo rolledBack(OperationContext context) {
    return aims.unchanged(context);
  }

  @Override
  public InstantiatedVnfInfo abandoned(OperationContext context) {
    return aims.unchanged(context);
  }

  private HealVnfRequest request(OperationContext context) {
    return json.convertValue(context.params(), HealVnfRequest.class);
  }

  private Set<UUID> healed(OperationContext context) {
    var known =
        context.before().vnfcs().stream().map(Inventory.Vnfc::id).map(UUID::toString).toList();
    var named = request(context).vnfcInstanceId();
    named.stream()
        .filter(id -> !known.contains(id))
        .findFirst()
        .ifPresent(id -> {
          throw new Problem(
              ProblemType.UNPROCESSABLE_CONTENT,
              "The VNF instance has no VNFC " + id + "; it has " + String.join(", ", known) + ".");
        });
    return named.stream().map(UUID::fromString).collect(Collectors.toSet());
  }
}
