package org.pawl.vnfm.vnflcm.changeextconn;

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

/** Change External VNF Connectivity (SOL003 5.4.11). */
@Component
final class ChangeExtConnOperation extends AimedOperation {

  private final Aims aims;
  private final JsonMapper json;

  ChangeExtConnOperation(Aims aims, JsonMapper json) {
    super(aims);
    this.aims = aims;
    this.json = json;
  }

  @Override
  public LcmOperationType type() {
    return LcmOperationType.CHANGE_EXT_CONN;
  }

  @Override
  public boolean isOffered(Vnfd vnfd, @Nullable String flavourId) {
    return true;
  }

  @Override
  protected Aim aim(OperationContext context) {
    var standing = aims.standing(context);
    var request = json.convertValue(context.params(), ChangeExtVnfConnectivityRequest.class);
    return standing.on(
        ExtVirtualLinks.merge(standing.extVirtualLinks(), request.extVirtualLinks()));
  }
}
