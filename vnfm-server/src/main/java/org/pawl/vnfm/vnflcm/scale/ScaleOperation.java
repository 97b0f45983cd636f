package org.pawl.vnfm.vnflcm.scale;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.deployment.Aim;
import org.pawl.vnfm.vnflcm.deployment.AimedOperation;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnfpkgm.VnfDf;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scale VNF (SOL003 5.4.5). */
@Component
final class ScaleOperation extends AimedOperation {

  private final Aims aims;
  private final JsonMapper json;

  ScaleOperation(Aims aims, JsonMapper json) {
    super(aims);
    this.aims = aims;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.SCALE;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return vnfd.flavours().stream()
        .filter(flavour -> flavourId == null || flavour.flavourId().equals(flavourId))
        .anyMatch(flavour -> !flavour.scalingAspects().isEmpty());
  }

  @Override
  protected Aim aim(OperationContext context) {
    return aim(aims.standing(context), json.convertValue(context.params(), ScaleVnfRequest.class));
  }

  static Aim aim(Aim standing, ScaleVnfRequest request) {
    var flavour = standing.flavour();
    var levels = standing.size().scaleLevels();
    int level = levels.getOrDefault(request.aspectId(), 0);
    var wanted = level + request.signedSteps();
    requireRoom(flavour, request, level, wanted);
    return standing.at(
        Aim.size(flavour, levels, Map.of(request.aspectId(), Math.toIntExact(wanted))));
  }

  private static void requireRoom(VnfDf flavour, ScaleVnfRequest request, int level, long wanted) {
    flavour
        .scalingAspect(request.aspectId())
        .filter(aspect -> wanted < 0 || wanted > aspect.maxScaleLevel())
        .ifPresent(aspect -> {
          throw Problem.conflict(
              "The scaling aspect %s is at level %d of 0 to %d: %s by %d steps is not possible."
                  .formatted(
                      aspect.id(),
                      level,
                      aspect.maxScaleLevel(),
                      request.type(),
                      Math.abs(request.signedSteps())));
        });
  }
}
