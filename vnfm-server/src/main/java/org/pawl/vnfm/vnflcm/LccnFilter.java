package org.pawl.vnfm.vnflcm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.NotifiedVnf;
import org.pawl.vnfm.notification.VnfInstanceSubscriptionFilter;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/**
 * Which news of VNF instances a consumer wants to hear (LifecycleChangeNotificationsFilter, SOL003
 * 5.5.3.12). What is absent matches everything.
 */
record LccnFilter(
    @Nullable VnfInstanceSubscriptionFilter vnfInstanceSubscriptionFilter,
    @Nullable List<String> notificationTypes,
    @Nullable List<String> operationTypes,
    @Nullable List<String> operationStates) {

  static final String OCCURRENCE = "VnfLcmOperationOccurrenceNotification";
  static final String CREATION = "VnfIdentifierCreationNotification";
  static final String DELETION = "VnfIdentifierDeletionNotification";

  /** The filter of who gave none. */
  static final LccnFilter ALL = new LccnFilter(null, null, null, null);

  /** Refuses with 422 conditions on notifications that the filter does not let through. */
  void requireSensible() {
    if ((operationTypes != null || operationStates != null)
        && notificationTypes != null
        && !notificationTypes.contains(OCCURRENCE)) {
      throw new Problem(
          ProblemType.UNPROCESSABLE_CONTENT,
          "The attributes operationTypes and operationStates of the filter go with the notificationTypes value "
              + OCCURRENCE
              + ": add it, or leave them out.");
    }
  }

  boolean matches(String notificationType, NotifiedVnf vnf) {
    return (notificationTypes == null || notificationTypes.contains(notificationType))
        && (vnfInstanceSubscriptionFilter == null || vnfInstanceSubscriptionFilter.matches(vnf));
  }

  boolean matches(LcmOperationType operation, OperationState state, NotifiedVnf vnf) {
    return matches(OCCURRENCE, vnf)
        && (operationTypes == null || operationTypes.contains(operation.name()))
        && (operationStates == null || operationStates.contains(state.name()));
  }
}
