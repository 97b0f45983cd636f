package org.pawl.vnfm.vnflcm;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
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
    events.publishEvent(new VnfIdentifierDeleted(vnfInstanceId, clock.instant()));
    packages.release(instance.vnfPkgId(), vnfInstanceId);
    instances.delete(instance);
  }

  /** Starts the instantiation (SOL003 5.4.4); gives the operation occurrence. */
  public UUID instantiate(UUID vnfInstanceId, Map<String, Object> request) {
    return start(vnfInstanceId, LcmOperationType.INSTANTIATE, request);
  }

  /** Starts the termination (SOL003 5.4.8); gives the operation occurrence. */
  public UUID terminate(UUID vnfInstanceId, Map<String, Object> request) {
    return start(vnfInstanceId, LcmOperationType.TERMINATE, request);
  }

  /**
   * Starts an operation that an executor carries out; gives its occurrence.
   *
   * @throws Problem 404 if the VNF's descriptor does not know it, 409 if its state does not allow
   *     it
   */
  public UUID start(UUID vnfInstanceId, LcmOperationType type, Map<String, Object> request) {
    return start(vnfInstanceId, type, request, false);
  }

  /** Like {@link #start}, on the VNFM's own account, as auto-scaling and auto-healing do. */
  public UUID startAutomatically(
      UUID vnfInstanceId, LcmOperationType type, Map<String, Object> request) {
    return start(vnfInstanceId, type, request, true);
  }

  private UUID start(
      UUID vnfInstanceId,
      LcmOperationType type,
      Map<String, Object> request,
      boolean automatically) {
    var operation = operation(type);
    var instance = instances.findById(vnfInstanceId).orElseThrow(() -> unknown(vnfInstanceId));
    requireOffered(instance, operation);
    idle(vnfInstanceId, null);
    requireAllowed(instance, operation);
    var params = Secrets.without(request);
    var occurrence = VnfLcmOpOcc.starting(vnfInstanceId, type, params, clock.instant());
    if (automatically) {
      occurrence.invokedAutomatically();
    }
    operation.validate(context(occurrence, instance, List.of()));
    occurrences.saveAndFlush(occurrence);
    tasks.enqueue(occurrence.getId());
    announce(occurrence, null, null);
    return occurrence.getId();
  }

  private OperationContext context(
      VnfLcmOpOcc occurrence, VnfInstance instance, List<JournalledStep> steps) {
    return new OperationContext(
        occurrence.getId(),
        instance.getId(),
        instance.vnfdId(),
        occurrence.operationParams(),
        instance.instantiatedVnfInfo(),
        journal.journals(instance.getId()).stream()
            .filter(each -> !each.occurrenceId().equals(occurrence.getId()))
            .toList(),
        steps);
  }

  private void requireOffered(VnfInstance instance, Operation operation) {
    var onboarded = packages.byVnfdId(instance.vnfdId());
    if (!isOffered(onboarded, instance.instantiatedVnfInfo(), operation)) {
      throw new Problem(
          ProblemType.NOT_FOUND,
          "The VNF's descriptor does not provide for " + operation.type() + ".");
    }
  }

  private static boolean isOffered(
      Optional<OnboardedPackage> onboarded,
      @Nullable InstantiatedVnfInfo info,
      Operation operation) {
    var flavourId = info == null ? null : info.flavourId();
    // A descriptor that is not at hand is no reason to deny that there is such a task.
    return onboarded.map(each -> operation.isOffered(each.vnfd(), flavourId)).orElse(true);
  }

  private static void requireAllowed(VnfInstance instance, Operation operation) {
    var state = instance.instantiationState();
    var info = instance.instantiatedVnfInfo();
    if (!operation.isAllowed(state, info)) {
      throw Problem.conflict(
          "The VNF instance is "
              + state
              + (info == null ? "" : " and " + info.vnfState())
              + "; that does not allow "
              + operation.type()
              + ".");
    }
  }

  /**
   * The operations that can be started on instances of a package which no other operation is
   * changing, by what these instances are like.
   */
  @Transactional(readOnly = true)
  public BiFunction<InstantiationState, @Nullable InstantiatedVnfInfo, Set<LcmOperationType>>
      startable(String vnfdId) {
    var onboarded = packages.byVnfdId(vnfdId);
    return (state, info) ->
        operations.values().stream()
            .filter(operation -> operation.isAllowed(state, info))
            .filter(operation -> isOffered(onboarded, info, operation))
            .map(Operation::type)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(LcmOperationType.class)));
  }

  /** Changes what is written about an instance (SOL003 5.4.3.3.4); gives the occurrence. */
  public UUID modify(UUID vnfInstanceId, Map<String, Object> request, @Nullable String ifMatch) {
    var patch = Secrets.without(request);
    var instance = idle(vnfInstanceId, ifMatch);
    instance.describe(instance.info().merge(patch));
    var changed = instance.info().membersIn(patch.keySet());
    var occurrence = VnfLcmOpOcc.modifying(vnfInstanceId, patch, changed, clock.instant());
    occurrences.save(occurrence);
    announce(occurrence, null, null);
    var born = occurrence.operationState();
    occurrence.on(OperationEvent.SUCCEEDED, clock.instant());
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
            .abandoned(context(occurrence, instance, journal.journal(occurrenceId))));
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

  private VnfInstance idle(UUID vnfInstanceId, @Nullable String ifMatch) {
    var instance = instances.findById(vnfInstanceId).orElseThrow(() -> unknown(vnfInstanceId));
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

  private static Problem unknown(UUID vnfInstanceId) {
    return Problem.notFound("VNF instance", vnfInstanceId);
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
