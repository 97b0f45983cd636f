package org.pawl.vnfm.vnflcm.changevnfpkg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.Inventory;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.deployment.Aim;
import org.pawl.vnfm.vnflcm.deployment.AimedOperation;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnflcm.deployment.Deployment;
import org.pawl.vnfm.vnflcm.deployment.ExtVirtualLinks;
import org.pawl.vnfm.vnfpkgm.InstantiationLevel;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.pawl.vnfm.vnfpkgm.VnfDf;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Change current VNF package (SOL003 5.4.11a). VDUs of one name are taken for the same. */
@Component
final class ChangeVnfPkgOperation extends AimedOperation {

  private final Aims aims;
  private final VnfPackages packages;
  private final JsonMapper json;

  ChangeVnfPkgOperation(Aims aims, VnfPackages packages, JsonMapper json) {
    super(aims);
    this.aims = aims;
    this.packages = packages;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.CHANGE_VNFPKG;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return true;
  }

  @Override
  public void validate(OperationContext context) {
    packages.requireEnabled(request(context).vnfdId());
    super.validate(context);
  }

  @Override
  public Optional<OnboardedPackage> changedPackage(OperationContext context) {
    var vnfdId = request(context).vnfdId();
    return Optional.of(
        packages
            .byVnfdId(vnfdId)
            .orElseThrow(() ->
                new Problem(
                    ProblemType.UNPROCESSABLE_CONTENT,
                    "No VNF package with the vnfdId " + vnfdId + " is on-boarded.")));
  }

  @Override
  protected Aim aim(OperationContext context) {
    return aim(
        aims.standing(context),
        aims.onboarded(context).vnfd(),
        changedPackage(context).orElseThrow(),
        request(context));
  }

  @Override
  protected Deployment desired(OperationContext context) {
    return switch (request(context).strategy()) {
      case ROLLING -> super.desired(context);
      case BLUE_GREEN -> aims.desired(context, aim(context), new Inventory(List.of()));
    };
  }

  private ChangeCurrentVnfPkgRequest request(OperationContext context) {
    return json.convertValue(context.params(), ChangeCurrentVnfPkgRequest.class);
  }

  static Aim aim(
      Aim standing, Vnfd old, OnboardedPackage onboarded, ChangeCurrentVnfPkgRequest request) {
    var fresh = onboarded.vnfd();
    if (fresh.id().equals(old.id())) {
      throw refused("The VNF is of the VNFD " + old.id() + " already.");
    }
    if (!fresh.provider().equals(old.provider())
        || !fresh.productName().equals(old.productName())) {
      throw refused(
          "The VNFD %s is of %s by %s, and the VNF of %s by %s: that is another VNF."
              .formatted(
                  fresh.id(),
                  fresh.productName(),
                  fresh.provider(),
                  old.productName(),
                  old.provider()));
    }
    var flavour = Aim.flavour(fresh, standing.flavour().flavourId());
    return new Aim(
        onboarded.packageId(),
        flavour,
        size(flavour, standing.size().scaleLevels()),
        ExtVirtualLinks.merge(
            ExtVirtualLinks.known(flavour, standing.extVirtualLinks()), request.extVirtualLinks()),
        standing.localizationLanguage());
  }

  /** The levels that the VNF has, as far as there are such in the other package. */
  private static InstantiationLevel size(VnfDf flavour, Map<String, Integer> present) {
    if (flavour.scalingAspects().isEmpty()) {
      return flavour.defaultInstantiationLevel();
    }
    var levels = new LinkedHashMap<>(flavour.defaultInstantiationLevel().scaleLevels());
    flavour
        .scalingAspects()
        .forEach(aspect ->
            levels.computeIfPresent(
                aspect.id(),
                (id, level) -> Math.min(present.getOrDefault(id, level), aspect.maxScaleLevel())));
    return flavour.sizeAt(levels);
  }

  private static Problem refused(String detail) {
    return new Problem(ProblemType.UNPROCESSABLE_CONTENT, detail);
  }
}
