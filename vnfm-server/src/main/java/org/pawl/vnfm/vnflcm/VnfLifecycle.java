package org.pawl.vnfm.vnflcm;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.VnfPackages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be asked to happen to VNF instances (SOL003 5.4). */
@Service
@Transactional
public class VnfLifecycle {

  static final Set<OperationState> UNFINISHED =
      EnumSet.of(
          OperationState.STARTING,
          OperationState.PROCESSING,
          OperationState.FAILED_TEMP,
          OperationState.ROLLING_BACK);

  private final VnfInstanceRepository instances;
  private final VnfLcmOpOccRepository occurrences;
  private final VnfLcmOpOccs journal;
  private final VnfPackages packages;
  private final LcmTasks tasks;
  private final Map<LcmOperationType, Operation> operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  VnfLifecycle(
      VnfInstanceRepository instances,
      VnfLcmOpOccRepository occurrences,
      VnfLcmOpOccs journal,
      VnfPackages packages,
      LcmTasks tasks,
      List<Operation> operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.instances = instances;
    this.occurrences = occurrences;
    this.journal = journal;
    this.packages = packages;
    this.tasks = tasks;
    this.operations =
        operations.stream().collect(Collectors.toMap(Operation::type, Function.identity()));
    this.events = events;
    this.clock = clock;
  }

  /** Makes an instance of an enabled package (SOL003 5.4.2.3.1). */
  public VnfInstanceDetail create(
      String vnfdId,
      @Nullable String name,
      @Nullable String description,
      Map<String, Object> metadata) {
    var onboarded = packages.requireEnabled(vnfdId);
    var instance =
        instances.saveAndFlush(
            new VnfInstance(onboarded, name, description, metadata, clock.instant()));
    packages.use(onboarded.packageId(), instance.getId());
    events.publishEvent(new VnfIdentifierCreated(instance.getId(), clock.instant()));
    return instance.detail();
  }

  /** Removes an instance that is not instantiated (SOL003 5.4.3.3.5). */
  public void delete(UUID vnfInstanceId, @Nullable String ifMatch) {
    var instance = idle(vnfInstanceId, ifMatch);
    require(instance, InstantiationState.NOT_INSTANTIATED);
    packages.release(instance.vnfPkgId(), vnfInstanceId);
    instances.delete(instance);
    events.publishEvent(new VnfIdentifierDeleted(vnfInstanceId, clock.instant()));
  }

  /** Starts the instantiation (SOL003 5.4.4); gives the operation occurrence. */
  public UUID instantiate(UUID vnfInstanceId, Map<String, Object> request) {
    return start(
        vnfInstanceId,
        InstantiationState.NOT_INSTANTIATED,
        LcmOperationType.INSTANTIATE,
        Secrets.without(request));
  }

  /** Starts the termination (SOL003 5.4.8); gives the operation occurrence. */
  public UUID terminate(UUID vnfInstanceId, Map<String, Object> request) {
    return start(
        vnfInstanceId, InstantiationState.INSTANTIATED, LcmOperationType.TERMINATE, request);
  }

  /** Changes what is written about an instance (SOL003 5.4.3.3.4); gives the occurrence. */
  public UUID modify(UUID vnfInstanceId, Map<String, Object> request, @Nullable String ifMatch) {
    var patch = Secrets.without(request);
    var instance = idle(vnfInstanceId, ifMatch);
    instance.describe(instance.info().merge(patch));
    var changed = instance.info().membersIn(patch.keySet());
    var occurrence = VnfLcmOpOcc.modifying(vnfInstanceId, patch, changed, clock.instant());
    announce(occurrence, null, null);
    var born = occurrence.operationState();
    occurrence.on(OperationEvent.SUCCEEDED, clock.instant());
    occurrences.save(occurrence);
    announce(occurrence, born, OperationEvent.SUCCEEDED);
    return occurrence.getId();
  }

  /** Goes on with a failed operation at the step that failed (SOL003 5.4.14). */
  public void retry(UUID occurrenceId) {
    var occurrence = locked(occurrenceId);
    happen(occurrence, OperationEvent.RETRY);
    tasks.enqueue(occurrenceId);
  }

  /** Undoes what a failed operation did (SOL003 5.4.15). */
  public void rollback(UUID occurrenceId) {
    var occurrence = locked(occurrenceId);
    if (!canRollBack(occurrence.operation())) {
      throw new Problem(
          ProblemType.NOT_FOUND,
          occurrence.operation() + " cannot be rolled back: retry the operation, or fail it.");
    }
    happen(occurrence, OperationEvent.ROLLBACK);
    tasks.enqueue(occurrenceId);
  }

  /** Gives a failed operation up (SOL003 5.4.16). */
  public VnfLcmOpOccDetail fail(UUID occurrenceId) {
    var occurrence = locked(occurrenceId);
    happen(occurrence, OperationEvent.FAIL);
    var instance = instances.touch(occurrence.vnfInstanceId()).orElseThrow();
    instance.standsOn(
        operation(occurrence.operation())
            .abandoned(
                new OperationContext(
                    occurrenceId,
                    instance.getId(),
                    instance.vnfdId(),
                    occurrence.operationParams(),
                    instance.instantiatedVnfInfo(),
                    journal.journal(occurrenceId))));
    return occurrence.detail();
  }

  /** Asks an operation to stop (SOL003 5.4.17). */
  public void cancel(UUID occurrenceId, CancelMode mode) {
    var occurrence = locked(occurrenceId);
    if (!LcmTransitions.allows(occurrence.operationState(), OperationEvent.CANCELLED)) {
      throw Problem.conflict(
          "The operation is in state " + occurrence.operationState() + " and cannot be cancelled.");
    }
    occurrence.requestCancel(mode);
  }

  /** Whether occurrences of this operation can be rolled back. */
  public boolean canRollBack(LcmOperationType type) {
    var operation = operations.get(type);
    return operation != null && operation.canRollBack();
  }

  private UUID start(
      UUID vnfInstanceId,
      InstantiationState required,
      LcmOperationType type,
      Map<String, Object> params) {
    var instance = idle(vnfInstanceId, null);
    require(instance, required);
    var occurrence = VnfLcmOpOcc.starting(vnfInstanceId, type, params, clock.instant());
    operation(type)
        .validate(
            new OperationContext(
                occurrence.getId(),
                vnfInstanceId,
                instance.vnfdId(),
                params,
                instance.instantiatedVnfInfo(),
                List.of()));
    occurrences.saveAndFlush(occurrence);
    tasks.enqueue(occurrence.getId());
    announce(occurrence, null, null);
    return occurrence.getId();
  }

  private VnfInstance idle(UUID vnfInstanceId, @Nullable String ifMatch) {
    var instance =
        instances
            .findById(vnfInstanceId)
            .orElseThrow(() -> Problem.notFound("VNF instance", vnfInstanceId));
    Etag.of(instance.version()).requireMatch(ifMatch);
    instances.touch(vnfInstanceId);
    occurrences
        .findFirstByVnfInstanceIdAndOperationStateIn(vnfInstanceId, UNFINISHED)
        .ifPresent(unfinished -> {
          throw Problem.conflict(
              unfinished.operation()
                  + " "
                  + unfinished.getId()
                  + " on this VNF instance is in state "
                  + unfinished.operationState()
                  + (unfinished.operationState() == OperationState.FAILED_TEMP
                      ? ": retry it, roll it back, or fail it first."
                      : ": wait until it ends, or cancel it."));
        });
    return instance;
  }

  private static void require(VnfInstance instance, InstantiationState required) {
    if (instance.instantiationState() != required) {
      throw Problem.conflict(
          "The VNF instance is "
              + instance.instantiationState()
              + "; this needs one that is "
              + required
              + ".");
    }
  }

  private VnfLcmOpOcc locked(UUID occurrenceId) {
    return occurrences
        .lock(occurrenceId)
        .orElseThrow(() -> Problem.notFound("operation occurrence", occurrenceId));
  }

  private void happen(VnfLcmOpOcc occurrence, OperationEvent event) {
    var from = occurrence.operationState();
    occurrence.on(event, clock.instant());
    instances.touch(occurrence.vnfInstanceId());
    announce(occurrence, from, event);
  }

  private void announce(
      VnfLcmOpOcc occurrence, @Nullable OperationState from, @Nullable OperationEvent event) {
    events.publishEvent(
        new OperationStateChanged(
            occurrence.vnfInstanceId(),
            occurrence.getId(),
            occurrence.operation(),
            from,
            event,
            occurrence.operationState(),
            clock.instant()));
  }

  private Operation operation(LcmOperationType type) {
    var operation = operations.get(type);
    if (operation == null) {
      throw new IllegalStateException("Nobody carries out " + type + ".");
    }
    return operation;
  }
}
