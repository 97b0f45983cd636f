package org.pawl.vnfm.vnflcm.changeflavour;

import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.LcmOperationType;
import org.pawl.vnfm.vnflcm.OperationContext;
import org.pawl.vnfm.vnflcm.deployment.Aim;
import org.pawl.vnfm.vnflcm.deployment.AimedOperation;
import org.pawl.vnfm.vnflcm.deployment.Aims;
import org.pawl.vnfm.vnflcm.deployment.ExtVirtualLinks;
import org.pawl.vnfm.vnfpkgm.Vnfd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Change VNF Flavour (SOL003 5.4.7). */
@Component
final class ChangeFlavourOperation extends AimedOperation {

  private final Aims aims;
  private final JsonMapper json;

  ChangeFlavourOperation(Aims aims, JsonMapper json) {
    super(aims);
    this.aims = aims;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.CHANGE_FLAVOUR;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return vnfd.flavours().size() > 1;
  }

  @Override
  protected Aim aim(OperationContext context) {
    return aim(
        aims.standing(context),
        aims.onboarded(context).vnfd(),
        json.convertValue(context.params(), ChangeVnfFlavourRequest.class));
  }

  static Aim aim(Aim standing, Vnfd vnfd, ChangeVnfFlavourRequest request) {
    var flavour = Aim.flavour(vnfd, request.newFlavourId());
    return new Aim(
        standing.packageId(),
        flavour,
        Aim.size(flavour, request.instantiationLevelId(), null),
        ExtVirtualLinks.merge(
            ExtVirtualLinks.known(flavour, standing.extVirtualLinks()), request.extVirtualLinks()),
        standing.localizationLanguage());
  }
}
