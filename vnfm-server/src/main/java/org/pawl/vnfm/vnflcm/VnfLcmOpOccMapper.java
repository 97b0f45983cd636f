package org.pawl.vnfm.vnflcm;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.CancelModeType;
import org.pawl.vnfm.api.vnflcm.ExtVirtualLinkInfo;
import org.pawl.vnfm.api.vnflcm.ModificationsTriggeredByVnfPkgChange;
import org.pawl.vnfm.api.vnflcm.ProblemDetails;
import org.pawl.vnfm.api.vnflcm.VnfInfoModifications;
import org.pawl.vnfm.api.vnflcm.VnfLcmOpOccLinks;
import org.pawl.vnfm.granting.Grants;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns operation occurrences into what the interface shows of them. */
@Component
class VnfLcmOpOccMapper {

  static final String PATH = "/vnflcm/v2/vnf_lcm_op_occs/";

  private final VnfLcmOpOccs occurrences;
  private final VnfLifecycle lifecycle;
  private final Grants grants;
  private final JsonMapper json;

  VnfLcmOpOccMapper(
      VnfLcmOpOccs occurrences, VnfLifecycle lifecycle, Grants grants, JsonMapper json) {
    this.occurrences = occurrences;
    this.lifecycle = lifecycle;
    this.grants = grants;
    this.json = json;
  }

  org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc toApi(VnfLcmOpOccDetail from) {
    return toApi(List.of(from)).getFirst();
  }

  /** Many operations: their journals and grants are read at once. */
  List<org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc> toApi(List<VnfLcmOpOccDetail> from) {
    var ids = from.stream().map(VnfLcmOpOccDetail::id).toList();
    var journals = occurrences.journals(ids);
    var grantIds = grants.grantIds(ids);
    return from.stream()
        .map(each ->
            toApi(each, journals.getOrDefault(each.id(), List.of()), grantIds.get(each.id())))
        .toList();
  }

  private org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc toApi(
      VnfLcmOpOccDetail from, List<JournalledStep> journal, @Nullable String grantId) {
    var api =
        new org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc()
            .id(from.id().toString())
            .operationState(
                org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc.OperationStateEnum.valueOf(
                    from.operationState().name()))
            .stateEnteredTime(from.stateEnteredTime().atOffset(ZoneOffset.UTC))
            .startTime(from.startTime().atOffset(ZoneOffset.UTC))
            .vnfInstanceId(from.vnfInstanceId().toString())
            .grantId(grantId)
            .operation(
                org.pawl.vnfm.api.vnflcm.VnfLcmOpOcc.OperationEnum.valueOf(from.operation().name()))
            .isAutomaticInvocation(from.isAutomaticInvocation())
            .operationParams(from.operationParams())
            .isCancelPending(from.cancelMode() != null)
            .resourceChanges(ResourceChangesOf.journal(journal))
            .links(links(from));
    if (from.cancelMode() != null) {
      api.cancelMode(CancelModeType.valueOf(from.cancelMode().name()));
    }
    if (from.error() != null) {
      api.error(json.convertValue(from.error(), ProblemDetails.class));
    }
    if (from.changedInfo() != null) {
      api.changedInfo(json.convertValue(from.changedInfo(), VnfInfoModifications.class));
    }
    if (from.changedExtConnectivity() != null) {
      api.changedExtConnectivity(
          json.convertValue(
              from.changedExtConnectivity(), new TypeReference<List<ExtVirtualLinkInfo>>() {}));
    }
    if (from.modificationsTriggeredByVnfPkgChange() != null) {
      api.modificationsTriggeredByVnfPkgChange(
          json.convertValue(
              from.modificationsTriggeredByVnfPkgChange(),
              ModificationsTriggeredByVnfPkgChange.class));
    }
    return api;
  }

  /** A task is linked to when it is possible now (SOL003 5.5.2.13). */
  private VnfLcmOpOccLinks links(VnfLcmOpOccDetail from) {
    var self = PATH + from.id();
    var state = from.operationState();
    var links =
        new VnfLcmOpOccLinks()
            .self(VnfInstanceMapper.link(self))
            .vnfInstance(VnfInstanceMapper.link(VnfInstanceMapper.PATH + from.vnfInstanceId()));
    if (LcmTransitions.allows(state, OperationEvent.CANCELLED)) {
      links.cancel(VnfInstanceMapper.link(self + "/cancel"));
    }
    if (LcmTransitions.allows(state, OperationEvent.RETRY)) {
      links.retry(VnfInstanceMapper.link(self + "/retry"));
    }
    if (LcmTransitions.allows(state, OperationEvent.ROLLBACK)
        && lifecycle.canRollBack(from.operation())) {
      links.rollback(VnfInstanceMapper.link(self + "/rollback"));
    }
    if (LcmTransitions.allows(state, OperationEvent.FAIL)) {
      links.fail(VnfInstanceMapper.link(self + "/fail"));
    }
    return links;
  }
}
