package org.pawl.vnfm.vnflcm.scale;

import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.deployment.Aim;
import org.pawl.vnfm.vnflcm.deployment.AimedOperation;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnfpkgm.VnfDf;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scale VNF to Level (SOL003 5.4.6). */
@Component
final class ScaleToLevelOperation extends AimedOperation {

  private final Aims aims;
  private final JsonMapper json;

  ScaleToLevelOperation(Aims aims, JsonMapper json) {
    super(aims);
    this.aims = aims;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.SCALE_TO_LEVEL;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return vnfd.flavours().stream()
        .filter(flavour -> flavourId == null || flavour.flavourId().equals(flavourId))
        .anyMatch(ScaleToLevelOperation::hasSizes);
  }

  private static boolean hasSizes(VnfDf flavour) {
    return !flavour.scalingAspects().isEmpty() || flavour.instantiationLevels().size() > 1;
  }

  @Override
  protected Aim aim(OperationContext context) {
    return aim(
        aims.standing(context), json.convertValue(context.params(), ScaleVnfToLevelRequest.class));
  }

  /** Aspects that scaleInfo does not name keep their level. */
  static Aim aim(Aim standing, ScaleVnfToLevelRequest request) {
    var levels = request.scaleInfo();
    if ((request.instantiationLevelId() == null) == (levels == null || levels.isEmpty())) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "Name either instantiationLevelId or scaleInfo, and not both of them.");
    }
    var flavour = standing.flavour();
    return standing.at(
        request.instantiationLevelId() != null
            ? Aim.size(flavour, request.instantiationLevelId(), null)
            : Aim.size(flavour, standing.size().scaleLevels(), Aim.levels(levels)));
  }
}
