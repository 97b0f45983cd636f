package org.pawl.vnfm.vnflcm;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ExtVirtualLinkInfo;
import org.springframework.data.domain.Persistable;

/** One operation on a VNF instance (SOL003 5.5.2.13). */
@Entity
class VnfLcmOpOcc implements Persistable<UUID> {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private UUID vnfInstanceId;

  @Enumerated(EnumType.STRING)
  private LcmOperationType operation;

  @Enumerated(EnumType.STRING)
  private OperationState operationState;

  private Instant stateEnteredTime;
  private Instant startTime;
  private long lease;
  private boolean isAutomaticInvocation;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> operationParams;

  @Enumerated(EnumType.STRING)
  private @Nullable CancelMode cancelMode;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Map<String, Object> error;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Map<String, Object> changedInfo;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable List<ExtVirtualLinkInfo> changedExtConnectivity;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Map<String, Object> modificationsTriggeredByVnfPkgChange;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected VnfLcmOpOcc() {}

  private VnfLcmOpOcc(
      UUID vnfInstanceId,
      LcmOperationType operation,
      OperationState first,
      Map<String, Object> params,
      Instant now) {
    this.id = UUID.randomUUID();
    this.vnfInstanceId = vnfInstanceId;
    this.operation = operation;
    this.operationState = first;
    this.operationParams = params;
    this.startTime = now;
    this.stateEnteredTime = now;
  }

  /** A new occurrence of an operation that an executor will carry out. */
  static VnfLcmOpOcc starting(
      UUID vnfInstanceId, LcmOperationType operation, Map<String, Object> params, Instant now) {
    return new VnfLcmOpOcc(vnfInstanceId, operation, OperationState.STARTING, params, now);
  }

  /** Notes that nobody asked for the operation but the VNFM itself. */
  void invokedAutomatically() {
    isAutomaticInvocation = true;
  }

  /** A new occurrence of MODIFY_INFO, which needs no grant and is born in PROCESSING. */
  static VnfLcmOpOcc modifying(
      UUID vnfInstanceId,
      Map<String, Object> params,
      Map<String, Object> changedInfo,
      Instant now) {
    var occurrence =
        new VnfLcmOpOcc(
            vnfInstanceId, LcmOperationType.MODIFY_INFO, OperationState.PROCESSING, params, now);
    occurrence.changedInfo = changedInfo;
    return occurrence;
  }

  /**
   * Lets an event happen, as the table says.
   *
   * @throws Problem 409 if the table does not allow it
   */
  OperationState on(OperationEvent event, Instant now) {
    switch (LcmTransitions.next(operationState, event)) {
      case LcmTransitions.Entered entered -> {
        operationState = entered.state();
        stateEnteredTime = now;
        cancelMode = null;
      }
      case LcmTransitions.Refused refused ->
          throw new Problem(
              ProblemType.CONFLICT,
              "The operation is in state "
                  + refused.state()
                  + ", where "
                  + refused.event()
                  + " is not possible.");
    }
    if (event == OperationEvent.RETRY) {
      error = null;
    }
    return operationState;
  }

  /** Like {@link #on(OperationEvent, Instant)}, with the reason of a failure. */
  OperationState on(OperationEvent event, Problem reason, Instant now) {
    error = reason.toMap();
    return on(event, now);
  }

  /** Notes the wish to stop; whoever executes the operation heeds it. */
  void requestCancel(CancelMode mode) {
    cancelMode = mode;
  }

  /** Notes what the operation changed besides resources. */
  void changed(Map<String, Object> info, @Nullable List<ExtVirtualLinkInfo> connectivity) {
    changedInfo = info.isEmpty() ? null : info;
    changedExtConnectivity = connectivity;
  }

  /** Notes what came with another package. */
  void changedPackage(
      Map<String, Object> modifications, @Nullable List<ExtVirtualLinkInfo> connectivity) {
    modificationsTriggeredByVnfPkgChange = modifications;
    changedExtConnectivity = connectivity;
  }

  /** Gives the execution to a new executor: the lease of the one before is void from now on. */
  long takeUp() {
    return ++lease;
  }

  VnfLcmOpOccDetail detail() {
    return new VnfLcmOpOccDetail(
        id,
        version == null ? 0 : version,
        vnfInstanceId,
        operation,
        operationState,
        stateEnteredTime,
        startTime,
        isAutomaticInvocation,
        operationParams,
        cancelMode,
        error,
        changedInfo,
        changedExtConnectivity,
        modificationsTriggeredByVnfPkgChange);
  }

  @Override
  public UUID getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return version == null;
  }

  UUID vnfInstanceId() {
    return vnfInstanceId;
  }

  LcmOperationType operation() {
    return operation;
  }

  OperationState operationState() {
    return operationState;
  }

  Map<String, Object> operationParams() {
    return operationParams;
  }

  @Nullable CancelMode cancelMode() {
    return cancelMode;
  }

  long lease() {
    return lease;
  }
}
